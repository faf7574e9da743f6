package io.rapport.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.system.RunningSystem.Handle;
import io.rapport.system.Viewer.Stands;
import io.rapport.system.Wire.Answer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation of all services, asked for by everybody. What has to come of it follows from whose it is
 * ({@link Kind}) and who asks ({@link Viewer}): an operation whose kind no rule tells fails here.
 */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one stack for all system tests
@DisplayName("Every operation, for everybody")
class MatrixIT {

    /** So many at once; more would only wait for each other. */
    private static final int AT_ONCE = 8;

    private static final String OF_THE_MEMBER =
            "tenant_id = '%s' AND member_id = '%s'".formatted(Columns.TENANT, Columns.MEMBER);

    private static final Set<Kind> SHARED = EnumSet.of(Kind.SHARED, Kind.SHARED_AND_AUDITED);

    private static final Set<Kind> FIGURES = EnumSet.of(Kind.FIGURES, Kind.FIGURES_OF_A_PROGRAMME);

    private final Handle system;
    private final Wire wire;

    MatrixIT(Handle system) {
        this.system = system;
        this.wire = new Wire(system);
    }

    @Test
    @DisplayName("does and tells what is theirs, and nothing else, and nothing has changed by asking")
    void matrix() throws Exception {
        system.startToo(Service.FIGURES.part());
        Columns columns = new Columns(new Forge(system.issuerKeys(), system.token("matrix-any")), wire);
        columns.gather();
        columns.member().has("eventId", eventOfMember());
        openLater(columns);
        Cells cells = new Cells(wire, columns);
        List<Operation> operations = operations();
        untilAllIsSeen(operations, cells, columns);
        untilAllIsCounted(operations, cells, columns);

        List<Cell> all = operations.stream()
                .flatMap(operation -> columns.all().stream().map(viewer -> cells.of(operation, viewer)))
                .toList();
        List<Cell> asking = all.stream().filter(cell -> !cell.changesMember()).toList();
        String before = stateOfMember();
        List<Asked> asked = atOnce(asking);
        assertThat(wrong(asked)).isEmpty();
        assertThat(stateOfMember()).isEqualTo(before);
        assertThat(toldTo(columns.owner(), asked)).isEqualTo(EnumSet.complementOf(EnumSet.of(Canary.KEPT)));
        assertThat(lessThanAll(asked))
                .as("told to the coach to whom all is open")
                .isEmpty();
        assertThat(lookers())
                .isEqualTo(columns.all().stream()
                        .filter(Viewer::seesSomething)
                        .map(Viewer::subject)
                        .collect(Collectors.toSet()));

        // One after the other, as they change what they are about. The ends come last.
        List<Asked> changes = new ArrayList<>();
        for (Cell cell : all.stream().filter(Cell::changesMember).sorted().toList()) {
            changes.add(new Asked(cell, cell.ask()));
        }
        assertThat(wrong(changes)).isEmpty();
        assertThat(stateOfMember()).isNotEqualTo(before);

        System.out.printf(
                "The matrix: %d operations, %d viewers%n",
                operations.size(), columns.all().size());
        assertThat(operations).hasSizeGreaterThan(150);
        assertThat(operations.stream().map(Operation::kind)).contains(Kind.values());
        assertThat(all).hasSize(operations.size() * columns.all().size());
    }

    private record Asked(Cell cell, Answer answer) {}

    private List<Operation> operations() throws IOException {
        List<Operation> operations = new ArrayList<>();
        for (Service service : Service.values()) {
            Answer document = wire.send(service, "GET", "/v3/api-docs", null, null, Map.of());
            operations.addAll(Operation.in(document.json(), service));
            operations.add(Operation.beside(service, "/v3/api-docs", Kind.PUBLIC));
            operations.add(Operation.beside(service, "/readyz", Kind.PUBLIC));
            operations.add(Operation.beside(service, "/actuator/health", Kind.PUBLIC));
            operations.add(Operation.beside(service, "/actuator/rapport", Kind.OPERATING));
        }
        operations.add(Operation.beside(Service.COMMANDS, "/actuator/topic", Kind.OPERATING));
        operations.add(Operation.beside(Service.QUERIES, "/actuator/witness", Kind.OPERATING));
        return operations;
    }

    /** Figures are counted a moment later, and the programme is known to whoever pays for it by then. */
    private void untilAllIsCounted(List<Operation> operations, Cells cells, Columns columns) {
        for (Operation operation : operations) {
            if (FIGURES.contains(operation.kind())) {
                for (Viewer viewer : columns.all()) {
                    if (viewer.subject().equals("analyst")) {
                        Cell cell = cells.of(operation, viewer);
                        await().atMost(Patience.LONGEST).until(() -> cell.ask().status(), status -> status == 200);
                    }
                }
            }
        }
    }

    /** Each read model has it all once one of its queries has waited for it. */
    private void untilAllIsSeen(List<Operation> operations, Cells cells, Columns columns) {
        for (Operation operation : operations) {
            if (operation.isQuery()
                    && columns.owner().mayDo(operation.kind())
                    && operation.kind().needsToken()) {
                Cell cell = cells.of(operation, columns.owner());
                await().atMost(Patience.LONGEST)
                        .until(() -> cell.ask(columns.member().applied()).status(), status -> status != 503);
            }
        }
    }

    private static List<Asked> atOnce(List<Cell> cells) throws InterruptedException, ExecutionException {
        try (ExecutorService askers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Callable<Asked>> questions = cells.stream()
                    .<Callable<Asked>>map(cell -> () -> new Asked(cell, cell.ask()))
                    .toList();
            List<Asked> asked = new ArrayList<>();
            for (Future<Asked> answer : askers.invokeAll(questions)) {
                asked.add(answer.get());
            }
            return asked;
        }
    }

    private static List<String> wrong(Collection<Asked> asked) {
        return asked.stream()
                .flatMap(one -> one.cell().wrong(one.answer()).stream())
                .toList();
    }

    private static Set<Canary> toldTo(Viewer viewer, Collection<Asked> asked) {
        return asked.stream()
                .filter(one -> one.cell().viewer().equals(viewer))
                .flatMap(one -> Canary.of(one.answer().text()).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Canary.class)));
    }

    /** Queries that tell a coach less than the member, though all is open: then nothing was tried here. */
    private static List<String> lessThanAll(Collection<Asked> asked) {
        Map<String, Set<Canary>> own = asked.stream()
                .filter(one -> one.cell().viewer().stands() == Stands.THEMSELVES
                        && one.cell().operation().service() == Service.QUERIES)
                .collect(Collectors.toMap(
                        one -> one.cell().operation().path(),
                        one -> Canary.of(one.answer().text())));
        return asked.stream()
                .filter(one -> one.cell().viewer().stands() == Stands.THEIR_COACH
                        && SHARED.contains(one.cell().operation().kind()))
                .filter(one -> !Canary.of(one.answer().text())
                        .equals(own.get(one.cell().operation().path().replace("/members/{memberId}", ""))))
                .map(one -> one.cell() + " " + Canary.of(one.answer().text()))
                .toList();
    }

    /** As if time had passed: nobody is granted what is to begin on a day to come. */
    private void openLater(Columns columns) throws SQLException {
        try (var connection = system.postgres();
                var update = connection.prepareStatement("""
                        UPDATE consent SET scopes = (SELECT jsonb_object_agg(scope, (current_date + 2)::text)
                            FROM jsonb_object_keys(scopes) AS scope)
                        WHERE coach_id = ?""")) {
            for (Viewer viewer : columns.all()) {
                if (viewer.stands() == Stands.COACH_OF_LATER_DAYS) {
                    update.setString(1, viewer.subject());
                    update.executeUpdate();
                }
            }
        }
    }

    /** All events that are the member's, or that are about anything of theirs, and what is open to whom. */
    private String stateOfMember() throws SQLException {
        long events = system.number("""
                SELECT count(*) FROM event WHERE (%1$s)
                OR aggregate_id IN (SELECT aggregate_id FROM event WHERE %1$s)""".formatted(OF_THE_MEMBER));
        long consent =
                system.number("SELECT coalesce(sum(hashtext(c::text)), 0) FROM consent c WHERE " + OF_THE_MEMBER);
        return events + " events, " + consent;
    }

    private String eventOfMember() throws SQLException {
        try (var connection = system.postgres();
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT event_id FROM event WHERE " + OF_THE_MEMBER + " LIMIT 1")) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }

    private Set<String> lookers() throws SQLException {
        try (var connection = system.postgres();
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT DISTINCT viewer_id FROM look WHERE " + OF_THE_MEMBER)) {
            Set<String> lookers = new java.util.HashSet<>();
            while (found.next()) {
                lookers.add(Objects.requireNonNull(found.getString(1)));
            }
            return lookers;
        }
    }
}
