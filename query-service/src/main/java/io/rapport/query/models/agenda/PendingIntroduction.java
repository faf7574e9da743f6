package io.rapport.query.models.agenda;

import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryCorrected;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryRetracted;
import io.rapport.events.introduction.IntroductionEvent.IntroductionMade;
import io.rapport.events.introduction.IntroductionEvent.IntroductionOutcomeRecorded;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.IntroductionEvent.IntroductionResponseRecorded;
import io.rapport.events.introduction.IntroductionEvent.IntroductionWithdrawn;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.introduction.Pair;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An introduction, as far as it waits for an answer.
 *
 * @param first the record that stands for the one
 * @param second the record that stands for the other
 * @param proposalId absent once it was taken back
 * @param responses those that stand, as they were recorded
 * @param made that they were introduced
 * @param archived who of the two was put away
 * @param waitingFor whose answer is missing while the other one is enthusiastic
 * @param waitingSince the day of that other answer
 */
record PendingIntroduction(
        UUID introductionId,
        Pair people,
        UUID first,
        UUID second,
        @Nullable UUID proposalId,
        List<Response> responses,
        @Nullable Making made,
        boolean withdrawn,
        List<UUID> archived,
        @Nullable UUID waitingFor,
        @Nullable LocalDate waitingSince) {

    /** What one of the two said. */
    record Response(UUID entryId, UUID relationshipId, IntroductionResponse response, Instant at, LocalDate on) {}

    /** @param responses those that it rests on, and no others */
    record Making(UUID entryId, List<UUID> responses) {

        private boolean fallsWith(UUID entry) {
            return entry.equals(entryId) || responses.contains(entry);
        }
    }

    static PendingIntroduction after(@Nullable PendingIntroduction before, IntroductionEvent event) {
        return switch (event) {
            case IntroductionProposed proposed ->
                of(
                        proposed.introductionId(),
                        proposed.people(),
                        proposed.people().firstId(),
                        proposed.people().secondId(),
                        proposed.entryId(),
                        List.of(),
                        null,
                        false,
                        List.of());
            case IntroductionResponseRecorded said -> known(before).plus(said);
            case IntroductionMade made ->
                known(before)
                        .made(new Making(
                                made.entryId(), made.restsOn().stream().sorted().toList()));
            case IntroductionWithdrawn _ -> known(before).asWithdrawn();
            case IntroductionEntryCorrected corrected -> known(before).corrected(corrected);
            case IntroductionEntryRetracted retracted -> known(before).without(retracted.entryId());
            case IntroductionOutcomeRecorded _ -> known(before);
        };
    }

    private static PendingIntroduction known(@Nullable PendingIntroduction introduction) {
        return Objects.requireNonNull(introduction, "Every introduction begins with its proposal");
    }

    private static PendingIntroduction of(
            UUID introductionId,
            Pair people,
            UUID first,
            UUID second,
            @Nullable UUID proposalId,
            List<Response> responses,
            @Nullable Making made,
            boolean withdrawn,
            List<UUID> archived) {
        boolean open = proposalId != null && made == null && !withdrawn && archived.isEmpty();
        Response ofFirst = latest(responses, people.firstId()).orElse(null);
        Response ofSecond = latest(responses, people.secondId()).orElse(null);
        boolean forSecond = open && isEnthusiastic(ofFirst) && isMissing(ofSecond);
        boolean forFirst = open && isEnthusiastic(ofSecond) && isMissing(ofFirst);
        UUID waitingFor = forSecond ? people.secondId() : forFirst ? people.firstId() : null;
        Response other = forSecond ? ofFirst : forFirst ? ofSecond : null;
        return new PendingIntroduction(
                introductionId,
                people,
                first,
                second,
                proposalId,
                responses,
                made,
                withdrawn,
                archived,
                waitingFor,
                other == null ? null : other.on());
    }

    /** By when it was said; of two at once the one that was recorded last. */
    private static Optional<Response> latest(List<Response> responses, UUID relationshipId) {
        return responses.stream()
                .filter(response -> response.relationshipId().equals(relationshipId))
                .reduce((one, next) -> next.at().isBefore(one.at()) ? one : next);
    }

    private static boolean isEnthusiastic(@Nullable Response response) {
        return response != null && response.response() == IntroductionResponse.ENTHUSIASTIC;
    }

    private static boolean isMissing(@Nullable Response response) {
        return response == null || response.response() == IntroductionResponse.NO_ANSWER;
    }

    private PendingIntroduction plus(IntroductionResponseRecorded said) {
        Response response = new Response(
                said.entryId(),
                said.relationshipId(),
                said.response(),
                said.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                said.occurredOn());
        return with(Stream.concat(responses.stream(), Stream.of(response)).toList());
    }

    private PendingIntroduction with(List<Response> now) {
        return of(introductionId, people, first, second, proposalId, now, made, withdrawn, archived);
    }

    private PendingIntroduction made(Making now) {
        return of(introductionId, people, first, second, proposalId, responses, now, withdrawn, archived);
    }

    private PendingIntroduction asWithdrawn() {
        return of(introductionId, people, first, second, proposalId, responses, made, true, archived);
    }

    /** Whether this one of the two was put away. */
    PendingIntroduction archived(UUID one, boolean now) {
        Stream<UUID> others = archived.stream().filter(other -> !other.equals(one));
        return of(
                introductionId,
                people,
                first,
                second,
                proposalId,
                responses,
                made,
                withdrawn,
                (now ? Stream.concat(others, Stream.of(one)) : others).toList());
    }

    private PendingIntroduction corrected(IntroductionEntryCorrected correction) {
        return with(responses.stream()
                .map(response -> response.entryId().equals(correction.entryId())
                        ? new Response(
                                response.entryId(),
                                response.relationshipId(),
                                response.response(),
                                correction.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                                correction.occurredOn())
                        : response)
                .toList());
    }

    /** A making falls with either of the responses that it rests on. */
    private PendingIntroduction without(UUID entryId) {
        List<Response> left = responses.stream()
                .filter(response -> !response.entryId().equals(entryId))
                .toList();
        return of(
                introductionId,
                people,
                first,
                second,
                entryId.equals(proposalId) ? null : proposalId,
                left,
                made == null || made.fallsWith(entryId) ? null : made,
                withdrawn,
                archived);
    }

    /** These records stand for the two. */
    PendingIntroduction of(UUID one, UUID other) {
        return of(introductionId, people, one, other, proposalId, responses, made, withdrawn, archived);
    }

    boolean isOf(UUID root) {
        return first.equals(root) || second.equals(root);
    }

    /** Another record stands for this one. */
    PendingIntroduction moved(UUID from, UUID root) {
        return of(first.equals(from) ? root : first, second.equals(from) ? root : second);
    }

    /** This one stands for itself again, if it is one of the two. */
    PendingIntroduction givenBackTo(UUID record) {
        return of(
                people.firstId().equals(record) ? record : first,
                people.secondId().equals(record) ? record : second);
    }
}
