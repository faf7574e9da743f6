package io.rapport.system;

import io.rapport.system.Viewer.Stands;
import io.rapport.system.Wire.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An operation and somebody who asks for it.
 *
 * @param hidden ids of the member that are not sent with it
 */
record Cell(
        Wire wire,
        Operation operation,
        Viewer viewer,
        String path,
        @Nullable JsonNode body,
        Expected expected,
        Set<String> hidden)
        implements Comparable<Cell> {

    /** Commands after which others would be about something that is over. */
    private static final Set<String> ENDS = Set.of(
            "archive",
            "cancellation",
            "closure",
            "departure",
            "drop",
            "end",
            "refusal",
            "retirement",
            "retraction",
            "revocation",
            "withdrawal");

    private static final Set<Kind> AUDITED = Set.of(Kind.SHARED_AND_AUDITED, Kind.AUDITED);

    private static final int MOST_RETRIES = 20;

    Answer ask() throws IOException {
        return ask(Map.of());
    }

    Answer ask(Map<String, String> headers) throws IOException {
        for (int again = 0; ; again++) {
            Answer answer = wire.send(operation.service(), operation.method(), path, viewer.token(), body, headers);
            // So many at once may wait longer than they are let: then they are asked to come back, which is no answer.
            if (answer.status() != 503 || again == MOST_RETRIES) {
                return answer;
            }
        }
    }

    /** Whether it is this viewer's to change something of the member, or to end what they are themselves. */
    boolean changesMember() {
        if (operation.isQuery() || !viewer.known() || !viewer.mayDo(operation.kind())) {
            return false;
        }
        return switch (operation.kind()) {
            case ADMINISTERING -> true;
            case ONESELF -> forgets() || viewer.stands() == Stands.THEMSELVES;
            case PROPOSAL -> true;
            case COACHED -> viewer.stands() == Stands.THEIR_COACH;
            default -> viewer.stands() == Stands.THEMSELVES;
        };
    }

    /** What is wrong with this answer. */
    List<String> wrong(Answer answer) {
        List<String> wrong = new ArrayList<>();
        if (!expected.statuses().contains(answer.status())) {
            wrong.add("%s: %d instead of %s: %s"
                    .formatted(this, answer.status(), expected.statuses(), beginning(answer.text())));
        }
        Set<Canary> told = Canary.of(answer.text());
        told.removeAll(expected.told());
        if (!told.isEmpty()) {
            wrong.add("%s: was told %s: %s".formatted(this, told, beginning(answer.text())));
        }
        // An auditor is shown the header of the event that they ask for, and the ids in histories.
        boolean stranger = viewer.stands() == Stands.STRANGER
                && operation.kind().needsToken()
                && operation.kind() != Kind.PROOF_OF_EVENT
                && !(viewer.isAuditor() && AUDITED.contains(operation.kind()));
        if ((stranger || Expected.isRefusal(answer.status())) && hidden.stream().anyMatch(answer.text()::contains)) {
            wrong.add("%s: was told an id: %s".formatted(this, beginning(answer.text())));
        }
        return wrong;
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), 300));
    }

    @Override
    public int compareTo(Cell other) {
        return Comparator.<Cell, Integer>comparing(Cell::rank)
                .thenComparing(cell -> cell.operation().id())
                .compare(this, other);
    }

    /** Ends come last, and those of everything at the very last. */
    private int rank() {
        if (forgets()) {
            return operation.kind() == Kind.NAMED ? 3 : 4;
        }
        String last = operation.path().substring(operation.path().lastIndexOf('/') + 1);
        if (!ENDS.contains(last)) {
            return 0;
        }
        return last.equals("end") || last.equals("refusal") ? 2 : 1;
    }

    /** Whether nothing can be recorded any more after it. */
    private boolean forgets() {
        return operation.path().endsWith("/forgetting");
    }

    @Override
    public String toString() {
        return operation + " by " + viewer;
    }
}
