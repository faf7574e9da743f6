package io.rapport.query.models.network;

import io.rapport.events.Alike;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.query.rules.Connection;
import io.rapport.query.rules.Deed;
import io.rapport.query.rules.Drift;
import io.rapport.query.rules.Happening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person of the network, with all that figures are made of but the single entries.
 *
 * @param description as of now
 * @param capturedOn the day from which on there is a card; absent if there never was one
 * @param meeting absent while there is nothing but a card
 * @param encounters the latest days with encounters, the last first, at most {@value Drift#DAYS}
 * @param followedUp the first follow-up after the meeting
 * @param understood the first certainty
 * @param into the record of the person that stands for this one too; then this one counts nowhere
 * @param figures what follows of it
 */
record Someone(
        UUID relationshipId,
        Description description,
        boolean archived,
        @Nullable LocalDate capturedOn,
        @Nullable Moment meeting,
        List<LocalDate> encounters,
        @Nullable Moment followedUp,
        @Nullable Moment understood,
        @Nullable UUID into,
        Figures figures) {

    /** The person as described now. */
    record Description(
            String name, RelationshipKind kind, @Nullable Label industry, List<Label> tags) {

        static Description of(Person person, Collection<Label> tags) {
            String industry = person.industry();
            return new Description(
                    person.name(),
                    person.kind(),
                    industry == null ? null : Label.of(industry),
                    tags.stream().sorted(Comparator.comparing(Label::key)).toList());
        }
    }

    /** A text as it was typed, and by what others that are alike are found. */
    record Label(String key, String text) {

        static Label of(String text) {
            return new Label(Alike.key(text), text);
        }
    }

    /** An entry that made a difference. */
    record Moment(UUID entryId, LocalDate occurredOn, Instant occurredAt) implements Happening {

        private static Moment of(Happening happening) {
            return new Moment(happening.entryId(), happening.occurredOn(), happening.occurredAt());
        }
    }

    /**
     * What queries count and look for.
     *
     * @param connectedIn the month in which a connection came of it; absent for who was but met
     * @param understood whether anything is certain
     * @param deepened whether the member followed up, or understood anything
     * @param driftsOn from when on they drift; absent for those with whom nothing is usual, and for who was archived
     */
    record Figures(
            @Nullable YearMonth metIn,
            @Nullable YearMonth connectedIn,
            boolean understood,
            boolean connected,
            boolean deepened,
            @Nullable LocalDate driftsOn) {

        private static final Figures NONE = new Figures(null, null, false, false, false, null);
    }

    static Someone of(
            UUID relationshipId,
            Description description,
            boolean archived,
            @Nullable LocalDate capturedOn,
            @Nullable Moment meeting,
            Stream<LocalDate> encounters,
            Connection<Moment> connection,
            @Nullable UUID into) {
        List<LocalDate> days = encounters
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(Drift.DAYS)
                .toList();
        Moment connected = connection.connectedBy().orElse(null);
        return new Someone(
                relationshipId,
                description,
                archived,
                capturedOn,
                meeting,
                days,
                connection.followedUp(),
                connection.understood(),
                into,
                into != null
                        ? Figures.NONE
                        : new Figures(
                                meeting == null ? null : YearMonth.from(meeting.occurredOn()),
                                connected == null ? null : YearMonth.from(connected.occurredOn()),
                                connection.understood() != null,
                                connected != null,
                                connection.followedUp() != null || connection.understood() != null,
                                archived ? null : Drift.from(days).orElse(null)));
    }

    static Someone captured(Deed card, Description description) {
        return of(
                card.relationshipId(),
                description,
                false,
                card.occurredOn(),
                null,
                Stream.empty(),
                new Connection<>(null, null),
                null);
    }

    static Someone met(Deed meeting, Description description) {
        Moment moment = Moment.of(meeting);
        return of(
                meeting.relationshipId(),
                description,
                false,
                null,
                moment,
                Stream.of(meeting.occurredOn()),
                Connection.of(moment, List.of(), List.of()),
                null);
    }

    Someone plus(Deed deed) {
        Moment moment = Moment.of(deed);
        Moment met = deed.kind() == Deed.Kind.MEETING ? earlier(meeting, moment) : meeting;
        return of(
                relationshipId,
                description,
                archived,
                capturedOn,
                met,
                deed.kind().isEncounter()
                        ? Stream.concat(encounters.stream(), Stream.of(deed.occurredOn()))
                        : encounters.stream(),
                Connection.of(
                        met,
                        with(followedUp, deed.kind() == Deed.Kind.FOLLOW_UP ? moment : null),
                        with(understood, deed.kind() == Deed.Kind.CERTAINTY ? moment : null)),
                into);
    }

    private static Moment earlier(@Nullable Moment one, Moment other) {
        return one == null || Happening.AS_IT_HAPPENED.compare(other, one) < 0 ? other : one;
    }

    private static List<Moment> with(@Nullable Moment one, @Nullable Moment other) {
        return Stream.concat(Stream.ofNullable(one), Stream.ofNullable(other)).toList();
    }

    /** With these deeds, all that there are, in the place of what was known. */
    Someone doing(Collection<Deed> deeds) {
        List<Deed> standing = deeds.stream().filter(Deed::standing).toList();
        Moment met = standing.stream()
                .filter(deed -> deed.kind() == Deed.Kind.MEETING)
                .min(Happening.AS_IT_HAPPENED)
                .map(Moment::of)
                .orElse(null);
        return of(
                relationshipId,
                description,
                archived,
                standing.stream()
                        .filter(deed -> deed.kind() == Deed.Kind.CAPTURE)
                        .findFirst()
                        .map(Deed::occurredOn)
                        .orElse(null),
                met,
                standing.stream().filter(deed -> deed.kind().isEncounter()).map(Deed::occurredOn),
                Connection.of(met, of(standing, Deed.Kind.FOLLOW_UP), of(standing, Deed.Kind.CERTAINTY)),
                into);
    }

    private static List<Moment> of(List<Deed> deeds, Deed.Kind kind) {
        return deeds.stream()
                .filter(deed -> deed.kind() == kind)
                .map(Moment::of)
                .toList();
    }

    Someone described(Person person) {
        return with(Description.of(person, description.tags()), archived);
    }

    Someone tagged(String tag) {
        Label label = Label.of(tag);
        return description.tags().stream().anyMatch(each -> each.key().equals(label.key()))
                ? this
                : withTags(Stream.concat(description.tags().stream(), Stream.of(label)));
    }

    Someone untagged(String tag) {
        String key = Alike.key(tag);
        return withTags(description.tags().stream().filter(each -> !each.key().equals(key)));
    }

    private Someone withTags(Stream<Label> tags) {
        return with(
                new Description(
                        description.name(),
                        description.kind(),
                        description.industry(),
                        tags.sorted(Comparator.comparing(Label::key)).toList()),
                archived);
    }

    Someone archived(boolean now) {
        return with(description, now);
    }

    private Someone with(Description now, boolean nowArchived) {
        return of(
                relationshipId,
                now,
                nowArchived,
                capturedOn,
                meeting,
                encounters.stream(),
                new Connection<>(followedUp, understood),
                into);
    }

    /** Another record of the person stands for this one; or none does any more. */
    Someone mergedInto(@Nullable UUID root) {
        return of(
                relationshipId,
                description,
                archived,
                capturedOn,
                meeting,
                encounters.stream(),
                new Connection<>(followedUp, understood),
                root);
    }
}
