package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.RelationshipRejection.FollowUpNotLater;
import io.rapport.command.domain.relationship.RelationshipRejection.NotInOrder;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded about a person: of each entry its kind, its time and what it comes from, and never its text. There
 * may be many thousands, so nothing but a correction of the meeting's time looks at all of them.
 */
@SnapshotState
final class Entries {

    private Map<UUID, Recorded> byId = new HashMap<>();
    private Map<UUID, List<Follower>> followers = new HashMap<>();

    /** Whether an entry counts and allows anything; what does not stand never stands again. */
    enum State {
        STANDING,
        /** Something that it rests on was retracted, or fell itself. */
        FALLEN,
        RETRACTED
    }

    /**
     * @param follows the entries that it cannot have happened before
     * @param refersTo of them, the one than which it has to be later: a follow-up is an encounter of its own
     * @param ofCard whether it was recorded while there was nothing but a card: it is in no order with the meeting
     */
    record Recorded(
            EntryKind kind,
            Instant occurredAt,
            LocalDate occurredOn,
            List<UUID> follows,
            @Nullable UUID refersTo,
            boolean ofCard,
            State state) {

        private Recorded at(Dated corrected) {
            return new Recorded(kind, corrected.occurredAt(), corrected.occurredOn(), follows, refersTo, ofCard, state);
        }

        private Recorded now(State changed) {
            return new Recorded(kind, occurredAt, occurredOn, follows, refersTo, ofCard, changed);
        }

        boolean stands() {
            return state == State.STANDING;
        }

        boolean retracted() {
            return state == State.RETRACTED;
        }
    }

    /** @param rests whether the entry falls with the one that it follows */
    private record Follower(UUID entryId, boolean rests) {}

    void add(Entry entry, Set<UUID> restsOn, boolean ofCard) {
        Set<UUID> follows = entry.follows();
        boolean founded = restsOn.stream().allMatch(this::isStanding);
        byId.put(
                entry.entryId(),
                new Recorded(
                        EntryKind.of(entry),
                        entry.occurredAt(),
                        entry.occurredOn(),
                        List.copyOf(follows),
                        reference(entry),
                        ofCard,
                        founded ? State.STANDING : State.FALLEN));
        for (UUID earlier : follows) {
            link(earlier, new Follower(entry.entryId(), restsOn.contains(earlier)));
        }
        for (UUID ground : restsOn) {
            if (!follows.contains(ground)) {
                link(ground, new Follower(entry.entryId(), true));
            }
        }
    }

    private static @Nullable UUID reference(Entry entry) {
        return entry instanceof FollowUpRecorded followUp ? followUp.reference().entryId() : null;
    }

    private void link(UUID earlier, Follower follower) {
        followers.computeIfAbsent(earlier, id -> new ArrayList<>(1)).add(follower);
    }

    void correct(UUID entryId, Dated corrected) {
        byId.computeIfPresent(entryId, (id, entry) -> entry.at(corrected));
    }

    /** Takes along whatever rests on it, near or far. */
    void retract(UUID retracted) {
        byId.computeIfPresent(retracted, (id, entry) -> entry.now(State.RETRACTED));
        takeAlong(retracted);
    }

    private void takeAlong(UUID gone) {
        Deque<UUID> fallen = new ArrayDeque<>(List.of(gone));
        while (!fallen.isEmpty()) {
            for (Follower follower : followersOf(fallen.remove())) {
                if (follower.rests() && isStanding(follower.entryId())) {
                    byId.computeIfPresent(follower.entryId(), (id, entry) -> entry.now(State.FALLEN));
                    fallen.add(follower.entryId());
                }
            }
        }
    }

    /** Those that lost something that they rest on, and whatever rests on them. */
    void fall(Collection<UUID> entries) {
        for (UUID entry : entries) {
            if (isStanding(entry)) {
                byId.computeIfPresent(entry, (id, one) -> one.now(State.FALLEN));
                takeAlong(entry);
            }
        }
    }

    /** Others that rest on one of these entries, and stand. */
    Set<UUID> restingOn(Set<UUID> grounds) {
        return grounds.stream()
                .flatMap(ground -> followersOf(ground).stream())
                .filter(Follower::rests)
                .map(Follower::entryId)
                .filter(entry -> !grounds.contains(entry) && isStanding(entry))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Follower> followersOf(UUID entryId) {
        return followers.getOrDefault(entryId, List.of());
    }

    Optional<Recorded> find(UUID entryId) {
        return Optional.ofNullable(byId.get(entryId));
    }

    /** The entry, if there is one and neither it nor anything that it rests on was retracted. */
    Optional<Recorded> standing(UUID entryId) {
        return find(entryId).filter(Recorded::stands);
    }

    boolean isStanding(UUID entryId) {
        return standing(entryId).isPresent();
    }

    boolean isStanding(UUID entryId, EntryKind kind) {
        return standing(entryId).filter(entry -> entry.kind() == kind).isPresent();
    }

    boolean isStandingEncounter(UUID entryId) {
        return standing(entryId).filter(entry -> entry.kind().isEncounter()).isPresent();
    }

    /** An entry that would precede the meeting if the meeting had been then. */
    Optional<UUID> anyBeforeMeetingAt(Moment meeting) {
        return byId.entrySet().stream()
                .filter(entry -> entry.getValue().kind() != EntryKind.MEETING
                        && !entry.getValue().ofCard())
                .filter(entry -> entry.getValue().stands())
                .filter(entry -> meeting.isAfter(
                        entry.getValue().occurredAt(), entry.getValue().occurredOn()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** A new entry is not earlier than any of those that it follows. */
    void mustBeInOrder(Entry entry, Moment when) {
        mustFollow(EntryKind.of(entry), null, when, entry.follows(), reference(entry));
    }

    /** Entries stay in order, whichever of two is put right. What does not stand has no place in it. */
    void mustStayInOrder(UUID corrected, Moment when) {
        Recorded entry = standing(corrected).orElse(null);
        if (entry == null) {
            return;
        }
        mustFollow(entry.kind(), corrected, when, entry.follows(), entry.refersTo());
        for (Follower follower : followersOf(corrected)) {
            UUID laterId = follower.entryId();
            standing(laterId).ifPresent(later -> {
                if (corrected.equals(later.refersTo()) && !isAfter(later, when)) {
                    throw new RejectedException(new FollowUpNotLater(when.occurredAt(), laterId));
                }
                if (when.isAfter(later.occurredAt(), later.occurredOn())) {
                    throw new RejectedException(
                            new NotInOrder(entry.kind(), corrected, when.occurredAt(), later.kind(), laterId));
                }
            });
        }
    }

    private void mustFollow(
            EntryKind kind, @Nullable UUID entryId, Moment when, Collection<UUID> follows, @Nullable UUID refersTo) {
        for (UUID earlierId : follows) {
            standing(earlierId).ifPresent(earlier -> {
                if (earlierId.equals(refersTo) && !when.mayBeAfter(earlier.occurredAt(), earlier.occurredOn())) {
                    throw new RejectedException(new FollowUpNotLater(earlier.occurredAt(), earlierId));
                }
                if (when.isBefore(earlier.occurredAt(), earlier.occurredOn())) {
                    throw new RejectedException(
                            new NotInOrder(earlier.kind(), earlierId, earlier.occurredAt(), kind, entryId));
                }
            });
        }
    }

    private static boolean isAfter(Recorded entry, Moment other) {
        return other.dayOnly()
                ? !entry.occurredOn().isBefore(other.occurredOn())
                : entry.occurredAt().isAfter(other.occurredAt());
    }
}
