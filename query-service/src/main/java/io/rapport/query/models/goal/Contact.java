package io.rapport.query.models.goal;

import io.rapport.events.Alike;
import io.rapport.events.goal.Filter;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.query.rules.Connection;
import io.rapport.query.rules.Happening;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One person of a member's network as the goals see them: described as of now, and with all that was done and may
 * count. It holds facts only; what counts where is decided by {@link CountingRule} when a goal is asked about.
 *
 * @param capture the first card, if there was one
 * @param meeting the first one; absent while there is nothing but a card
 * @param acts what was done since the meeting, in the order of recording, retracted ones included; as it is stored,
 *     only those of the first volume
 * @param volumes how many further {@linkplain Volume volumes} of acts there are
 * @param retracted the entries of this relationship that were taken back, whatever their kind
 * @param latestOn the latest day of the card, the meeting and all acts: what began after it has nothing to count here
 * @param into the record of the person that stands for this one too; then this one counts nowhere by itself
 * @param own how this record began by itself
 * @param absorbed the records that this one stands for, with what was put right since
 * @param released what became of those that it does not stand for any more, as they left
 */
record Contact(
        UUID relationshipId,
        Description description,
        @Nullable Act capture,
        @Nullable Act meeting,
        List<Act> acts,
        int volumes,
        List<UUID> retracted,
        LocalDate latestOn,
        @Nullable UUID into,
        Beginning own,
        List<Contact> absorbed,
        List<Contact> released) {

    /** A card, a meeting, or both. */
    record Beginning(@Nullable Act capture, @Nullable Act meeting) {

        private Beginning moved(UnaryOperator<Act> move) {
            return new Beginning(
                    capture == null ? null : move.apply(capture), meeting == null ? null : move.apply(meeting));
        }
    }

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
        absorbed = List.copyOf(absorbed);
        released = List.copyOf(released);
    }

    static Contact met(UUID relationshipId, Description description, Act meeting) {
        return beginning(relationshipId, description, new Beginning(null, meeting), meeting);
    }

    /** A person of whom there is nothing but a card. */
    static Contact captured(UUID relationshipId, Description description, Act capture) {
        return beginning(relationshipId, description, new Beginning(capture, null), capture);
    }

    private static Contact beginning(UUID relationshipId, Description description, Beginning own, Act first) {
        return new Contact(
                relationshipId,
                description,
                own.capture(),
                own.meeting(),
                List.of(),
                0,
                List.of(),
                first.occurredOn(),
                null,
                own,
                List.of(),
                List.of());
    }

    /** The person of the card was met. */
    Contact met(Act when) {
        return new Parts(this)
                .beginning(new Beginning(own.capture(), when))
                .until(when.occurredOn())
                .done();
    }

    Contact described(Description now) {
        return new Parts(this).describedAs(now).done();
    }

    Contact plus(Act act) {
        return new Parts(this)
                .doing(Stream.concat(acts.stream(), Stream.of(act)).toList())
                .until(act.occurredOn())
                .done();
    }

    /** With one more act, which stands in a further volume. */
    Contact plusElsewhere(Act act, int volume) {
        return new Parts(this)
                .volumes(Math.max(volumes, volume))
                .until(act.occurredOn())
                .done();
    }

    /** With an entry that happened on another day than was said; {@code elsewhere} are the acts of further volumes. */
    Contact corrected(UnaryOperator<Act> move, Stream<Act> elsewhere) {
        Beginning beginning = own.moved(move);
        List<Act> now = acts.stream().map(move).toList();
        List<Contact> others =
                absorbed.stream().map(other -> other.correctedInPart(move)).toList();
        LocalDate latest = Stream.concat(
                        Stream.of(
                                        Stream.ofNullable(beginning.capture()),
                                        Stream.ofNullable(beginning.meeting()),
                                        now.stream(),
                                        elsewhere)
                                .flatMap(some -> some)
                                .map(Act::occurredOn),
                        others.stream().map(Contact::latestOn))
                .max(LocalDate::compareTo)
                .orElseThrow();
        return new Parts(this)
                .beginning(beginning)
                .doing(now)
                .standingFor(others, released)
                .latest(latest)
                .done();
    }

    /** Of whom further volumes are not at hand: a day that is too late costs a look, and counts nothing. */
    private Contact correctedInPart(UnaryOperator<Act> move) {
        LocalDate before = latestOn;
        return new Parts(corrected(move, Stream.empty())).until(before).done();
    }

    Contact retract(UUID entryId) {
        return retract(List.of(entryId));
    }

    private Contact retract(Collection<UUID> entries) {
        return new Parts(this)
                .without(Stream.concat(retracted.stream(), entries.stream())
                        .distinct()
                        .toList())
                .done();
    }

    /** Another record of the person stands for this one; or none does any more. */
    Contact mergedInto(@Nullable UUID root) {
        return new Parts(this).into(root).done();
    }

    /** Stands for the other one too. */
    Contact absorbing(Contact other) {
        UUID otherId = other.relationshipId;
        Contact theirs = new Parts(other).standingFor(List.of(), List.of()).done();
        return new Parts(this)
                .standingFor(Stream.concat(absorbed.stream(), Stream.of(theirs)).toList(), without(released, otherId))
                .until(other.latestOn)
                .done();
    }

    /** Stands for the other one no more; what rested on its entries is as if it was taken back. */
    Contact releasing(UUID other, Collection<UUID> fallen) {
        List<Contact> gone = absorbed.stream()
                .filter(one -> one.relationshipId.equals(other))
                .map(one -> one.retract(retracted))
                .toList();
        return new Parts(retract(fallen))
                .standingFor(
                        without(absorbed, other),
                        Stream.concat(without(released, other).stream(), gone.stream())
                                .toList())
                .done();
    }

    private static List<Contact> without(List<Contact> contacts, UUID relationshipId) {
        return contacts.stream()
                .filter(one -> !one.relationshipId.equals(relationshipId))
                .toList();
    }

    /** As it left the one that stood for it. */
    Contact releasedBy(Contact root) {
        Contact left = root.released.stream()
                .filter(one -> one.relationshipId.equals(relationshipId))
                .findFirst()
                .orElseThrow();
        return new Parts(left)
                .describedAs(description)
                .into(null)
                .standingFor(absorbed, released)
                .done();
    }

    /** The whole contact, with the acts of its further volumes in their order. */
    Contact with(List<Volume> further) {
        Stream<Act> more = further.stream()
                .filter(volume -> relationshipId.equals(volume.recordedIn()))
                .sorted(Comparator.comparingInt(Volume::number))
                .flatMap(volume -> volume.acts().stream());
        return new Parts(this)
                .doing(Stream.concat(acts.stream(), more).toList())
                .volumes(0)
                .standingFor(absorbed.stream().map(other -> other.with(further)).toList(), released)
                .done();
    }

    /** Whether there are further volumes, of this record or of one that it stands for. */
    boolean hasVolumes() {
        return volumes > 0 || absorbed.stream().anyMatch(Contact::hasVolumes);
    }

    /** Of all records: those that were merged come first, since what refers to them was recorded later. */
    private Stream<Act> allActs() {
        return Stream.concat(absorbed.stream().flatMap(Contact::allActs), acts.stream());
    }

    private Stream<UUID> allRetracted() {
        return Stream.concat(absorbed.stream().flatMap(Contact::allRetracted), retracted.stream());
    }

    /** The acts of that kind that stand, as they happened. */
    List<Act> standing(Act.Kind kind) {
        Set<UUID> down = down();
        return allActs()
                .filter(act -> act.kind() == kind && !down.contains(act.entryId()))
                .sorted(Happening.AS_IT_HAPPENED)
                .toList();
    }

    /** What was taken back and what rests on it, near or far: acts were recorded after what they rest on. */
    private Set<UUID> down() {
        Set<UUID> down = allRetracted().collect(Collectors.toCollection(HashSet::new));
        if (!down.isEmpty()) {
            allActs()
                    .filter(act -> act.restsOn().stream().anyMatch(down::contains))
                    .forEach(act -> down.add(act.entryId()));
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
