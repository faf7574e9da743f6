package io.rapport.query.models.goal;

import io.rapport.events.Alike;
import io.rapport.events.goal.Filter;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.query.rules.Connection;
import io.rapport.query.rules.Happening;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One person of a member's network as the goals see them: described as of now, and with all that was done and may
 * count. It holds facts only; what counts where is decided by {@link CountingRule} when a goal is asked about.
 *
 * @param capture the card that it began with, if it did
 * @param meeting absent while there is nothing but the card
 * @param acts what was done since the meeting, in the order of recording, retracted ones included; as it is stored,
 *     only those of the first volume
 * @param volumes how many further {@linkplain Volume volumes} of acts there are
 * @param retracted the entries of this relationship that were taken back, whatever their kind
 * @param latestOn the latest day of the card, the meeting and all acts: what began after it has nothing to count here
 */
record Contact(
        UUID relationshipId,
        Description description,
        @Nullable Act capture,
        @Nullable Act meeting,
        List<Act> acts,
        int volumes,
        List<UUID> retracted,
        LocalDate latestOn) {

    /**
     * The person as described now, as far as filters look at it.
     *
     * @param marks what {@linkplain Marks industry and tags} say
     */
    record Description(
            RelationshipKind kind, @Nullable String industry, boolean expert, List<String> tags, List<String> marks) {

        Description {
            tags = List.copyOf(tags);
            marks = List.copyOf(marks);
        }

        static Description of(RelationshipKind kind, @Nullable String industry, boolean expert, List<String> tags) {
            return new Description(kind, industry, expert, tags, Marks.of(industry, tags));
        }

        boolean passes(Filter filter, Areas areas) {
            return (filter.expert() == null || filter.expert() == expert)
                    && (filter.relationshipKind() == null || filter.relationshipKind() == kind)
                    && (filter.industry() == null || Alike.are(filter.industry(), industry))
                    && (filter.tag() == null || tags.stream().anyMatch(tag -> Alike.are(filter.tag(), tag)))
                    && (filter.aimId() == null || areas.holds(filter.aimId(), this));
        }
    }

    Contact {
        acts = List.copyOf(acts);
        retracted = List.copyOf(retracted);
    }

    static Contact met(UUID relationshipId, Description description, Act meeting) {
        return new Contact(relationshipId, description, null, meeting, List.of(), 0, List.of(), meeting.occurredOn());
    }

    /** A person of whom there is nothing but a card. */
    static Contact captured(UUID relationshipId, Description description, Act capture) {
        return new Contact(relationshipId, description, capture, null, List.of(), 0, List.of(), capture.occurredOn());
    }

    /** The person of the card was met. */
    Contact met(Act when) {
        return new Contact(
                relationshipId, description, capture, when, acts, volumes, retracted, later(when.occurredOn()));
    }

    Contact described(Description now) {
        return new Contact(relationshipId, now, capture, meeting, acts, volumes, retracted, latestOn);
    }

    Contact plus(Act act) {
        List<Act> more = Stream.concat(acts.stream(), Stream.of(act)).toList();
        return new Contact(
                relationshipId, description, capture, meeting, more, volumes, retracted, later(act.occurredOn()));
    }

    /** With one more act, which stands in a further volume. */
    Contact plusElsewhere(Act act, int volume) {
        return new Contact(
                relationshipId,
                description,
                capture,
                meeting,
                acts,
                Math.max(volumes, volume),
                retracted,
                later(act.occurredOn()));
    }

    private LocalDate later(LocalDate day) {
        return day.isAfter(latestOn) ? day : latestOn;
    }

    /** With an entry that happened on another day than was said; {@code elsewhere} are the acts of further volumes. */
    Contact corrected(UnaryOperator<Act> move, Stream<Act> elsewhere) {
        Act card = capture == null ? null : move.apply(capture);
        Act moved = meeting == null ? null : move.apply(meeting);
        List<Act> now = acts.stream().map(move).toList();
        LocalDate latest = Stream.of(Stream.ofNullable(card), Stream.ofNullable(moved), now.stream(), elsewhere)
                .flatMap(some -> some)
                .map(Act::occurredOn)
                .max(LocalDate::compareTo)
                .orElseThrow();
        return new Contact(relationshipId, description, card, moved, now, volumes, retracted, latest);
    }

    Contact retract(UUID entryId) {
        List<UUID> more = Stream.concat(retracted.stream(), Stream.of(entryId)).toList();
        return new Contact(relationshipId, description, capture, meeting, acts, volumes, more, latestOn);
    }

    /** The whole contact, with the acts of its further volumes in their order. */
    Contact with(List<Volume> further) {
        Stream<Act> more = further.stream()
                .sorted(Comparator.comparingInt(Volume::number))
                .flatMap(volume -> volume.acts().stream());
        List<Act> all = Stream.concat(acts.stream(), more).toList();
        return new Contact(relationshipId, description, capture, meeting, all, 0, retracted, latestOn);
    }

    /** The acts of that kind that stand, as they happened. */
    List<Act> standing(Act.Kind kind) {
        Set<UUID> down = down();
        return acts.stream()
                .filter(act -> act.kind() == kind && !down.contains(act.entryId()))
                .sorted(Happening.AS_IT_HAPPENED)
                .toList();
    }

    /** What was taken back and what rests on it, near or far: acts were recorded after what they rest on. */
    private Set<UUID> down() {
        if (retracted.isEmpty()) {
            return Set.of();
        }
        Set<UUID> down = new HashSet<>(retracted);
        for (Act act : acts) {
            if (act.restsOn().stream().anyMatch(down::contains)) {
                down.add(act.entryId());
            }
        }
        return down;
    }

    /** Whether it was after the meeting, or together with it. */
    boolean isAfterMeeting(Act act) {
        return meeting != null && !act.isBefore(meeting);
    }

    private Connection<Act> connection() {
        return Connection.of(meeting, standing(Act.Kind.FOLLOW_UP), standing(Act.Kind.CERTAINTY));
    }

    /** Whether the member followed up with them after the meeting. */
    boolean followedUp() {
        return connection().followedUp() != null;
    }

    /** Whether the member is certain of at least one thing about them. */
    boolean understood() {
        return connection().understood() != null;
    }

    /** The act that made a connection of a mere meeting. */
    Optional<Act> connectedBy() {
        return connection().connectedBy();
    }
}
