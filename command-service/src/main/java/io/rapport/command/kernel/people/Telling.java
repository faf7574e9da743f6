package io.rapport.command.kernel.people;

import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.time.Moment;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a command tells of people, and what that takes.
 *
 * @param people those whom the command names itself
 * @param within whose events name more of them, if any do
 * @param different what is wrong if two of them are one person, if they must not be
 * @param among what is wrong if the command names anybody whom the events do not, should they name somebody
 * @param kept whether nobody of them may be archived
 * @param met whether all of them have to have been met
 * @param when when it happened, which is not before anybody was met; absent of what is only planned
 * @param from the entry of one of these relationships that it comes from, if the command names one
 */
public record Telling(
        List<NamedPerson> people,
        @Nullable Within within,
        @Nullable Rejection different,
        @Nullable Rejection among,
        boolean kept,
        boolean met,
        @Nullable Moment when,
        @Nullable NamedEntry from) {

    /**
     * Somebody whom the command names.
     *
     * @param field where the request names them
     */
    public record NamedPerson(UUID relationshipId, String field) {}

    /**
     * The command's own aggregate.
     *
     * @param partId the entry, or another part of it, that the command is about, if that says who it is
     */
    public record Within(UUID aggregateId, @Nullable UUID partId) {}

    /**
     * An entry of somebody of whom the command tells.
     *
     * @param field where the request names the entry
     * @param encounter whether it has to be a meeting, a conversation or a follow-up
     */
    public record NamedEntry(UUID entryId, String field, boolean encounter) {}

    public Telling {
        people = List.copyOf(people);
    }

    private static final Telling NOTHING = new Telling(List.of(), null, null, null, false, false, null, null);

    /** Of a person whom the request names in that field; nothing of nobody. */
    public static Telling of(@Nullable UUID relationshipId, String field) {
        return NOTHING.and(relationshipId, field);
    }

    /** Of those whom the events of the command's own aggregate name. */
    public static Telling within(UUID aggregateId, @Nullable UUID partId) {
        return new Telling(List.of(), new Within(aggregateId, partId), null, null, false, false, null, null);
    }

    /** Of one person more, if there is one. */
    public Telling and(@Nullable UUID relationshipId, String field) {
        return relationshipId == null
                ? this
                : new Telling(
                        Stream.concat(people.stream(), Stream.of(new NamedPerson(relationshipId, field)))
                                .toList(),
                        within,
                        different,
                        among,
                        kept,
                        met,
                        when,
                        from);
    }

    /** Of people whom the member keeps in touch with. */
    public Telling ofKept() {
        return new Telling(people, within, different, among, true, met, when, from);
    }

    /** Of people of whom no two are one, whatever records there are of them. */
    public Telling ofDifferent(Rejection otherwise) {
        return new Telling(people, within, otherwise, among, kept, met, when, from);
    }

    /** Of nobody but those whom the events name, should they name somebody. */
    public Telling ofThemAlone(Rejection otherwise) {
        return new Telling(people, within, different, otherwise, kept, met, when, from);
    }

    /** That takes an encounter. */
    public Telling ofMet() {
        return new Telling(people, within, different, among, kept, true, when, from);
    }

    /** That happened then, if it says so. */
    public Telling at(@Nullable Moment then) {
        return new Telling(people, within, different, among, kept, met, then, from);
    }

    /** That comes from an entry, if it says so. */
    public Telling from(@Nullable UUID entryId, String field) {
        return entryId == null
                ? this
                : new Telling(people, within, different, among, kept, met, when, new NamedEntry(entryId, field, false));
    }

    /** That was heard in an encounter, if it says so. */
    public Telling heardIn(@Nullable UUID entryId, String field) {
        return entryId == null
                ? this
                : new Telling(people, within, different, among, kept, met, when, new NamedEntry(entryId, field, true));
    }
}
