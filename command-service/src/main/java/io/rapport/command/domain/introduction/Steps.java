package io.rapport.command.domain.introduction;

import io.rapport.command.domain.introduction.IntroductionRejection.EntryAlreadyRetracted;
import io.rapport.command.domain.introduction.IntroductionRejection.NoSuchEntry;
import io.rapport.command.domain.introduction.IntroductionRejection.NotInOrder;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Dated;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.introduction.IntroductionResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The entries of an introduction: when each was, what it rests on, and whether it still stands. Never their text. */
@SnapshotState
final class Steps {

    private Map<UUID, Step> byId = new HashMap<>();
    private List<Response> responses = new ArrayList<>();
    private Set<UUID> retracted = new HashSet<>();

    /** An entry and the entries without which it means nothing. */
    record Step(Instant occurredAt, LocalDate occurredOn, Set<UUID> restsOn) {}

    /** What one of the two said. */
    record Response(UUID entryId, UUID relationshipId, IntroductionResponse response) {

        boolean isYes() {
            return response == IntroductionResponse.ENTHUSIASTIC;
        }
    }

    void add(IntroductionEvent.Step step) {
        byId.put(step.entryId(), new Step(step.occurredAt(), step.occurredOn(), step.restsOn()));
        if (step instanceof IntroductionEvent.IntroductionResponseRecorded said) {
            responses.add(new Response(said.entryId(), said.relationshipId(), said.response()));
        }
    }

    void correct(UUID entryId, Dated corrected) {
        byId.computeIfPresent(
                entryId, (id, step) -> new Step(corrected.occurredAt(), corrected.occurredOn(), step.restsOn()));
    }

    void retract(UUID entryId) {
        retracted.add(entryId);
    }

    /** Whether neither it nor anything that it rests on, near or far, was taken back. */
    boolean stands(@Nullable UUID entryId) {
        @Nullable Step step = entryId == null ? null : byId.get(entryId);
        return step != null
                && !retracted.contains(entryId)
                && step.restsOn().stream().allMatch(this::stands);
    }

    /**
     * What that person had last said at that time, by when they said it, since people write things down later; of two
     * at once the one recorded last. If they had said nothing yet, what they have said since. Empty if nothing stands.
     */
    Optional<Response> latestOf(UUID relationshipId, Moment when) {
        Optional<Response> before =
                latestOf(relationshipId, step -> !when.isBefore(step.occurredAt(), step.occurredOn()));
        return before.isPresent() ? before : latestOf(relationshipId, step -> true);
    }

    private Optional<Response> latestOf(UUID relationshipId, Predicate<Step> which) {
        @Nullable Response latest = null;
        Instant latestAt = Instant.MIN;
        for (Response response : responses) {
            @Nullable Step step = byId.get(response.entryId());
            if (step != null
                    && response.relationshipId().equals(relationshipId)
                    && stands(response.entryId())
                    && which.test(step)
                    && !step.occurredAt().isBefore(latestAt)) {
                latest = response;
                latestAt = step.occurredAt();
            }
        }
        return Optional.ofNullable(latest);
    }

    Step mustBeRecorded(UUID entryId) {
        @Nullable Step step = byId.get(entryId);
        if (step == null) {
            throw new RejectedException(new NoSuchEntry());
        }
        if (retracted.contains(entryId)) {
            throw new RejectedException(new EntryAlreadyRetracted());
        }
        return step;
    }

    /** A new entry is not earlier than any of those that it rests on. */
    void mustFollow(Set<UUID> grounds, Moment when) {
        mustFollow(grounds, null, when);
    }

    /** Entries stay in order, whichever of two is put right. What does not stand has no place in it. */
    void mustStayInOrder(UUID corrected, Moment when) {
        @Nullable Step step = byId.get(corrected);
        if (step == null || !stands(corrected)) {
            return;
        }
        mustFollow(step.restsOn(), corrected, when);
        byId.forEach((laterId, later) -> {
            if (later.restsOn().contains(corrected)
                    && stands(laterId)
                    && when.isAfter(later.occurredAt(), later.occurredOn())) {
                throw new RejectedException(new NotInOrder(corrected, when.occurredAt(), laterId));
            }
        });
    }

    private void mustFollow(Set<UUID> grounds, @Nullable UUID entryId, Moment when) {
        for (UUID earlierId : grounds) {
            @Nullable Step earlier = byId.get(earlierId);
            if (earlier != null && when.isBefore(earlier.occurredAt(), earlier.occurredOn())) {
                throw new RejectedException(new NotInOrder(earlierId, earlier.occurredAt(), entryId));
            }
        }
    }
}
