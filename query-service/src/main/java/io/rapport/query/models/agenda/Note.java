package io.rapport.query.models.agenda;

import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.query.rules.Deed;
import io.rapport.query.rules.Happening;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a relationship, in a document of its own. Most of them are never due; but what is due rests on them.
 *
 * @param text what a plan is about, what was offered, or what is remembered
 * @param on by when a planned follow-up is due, or the day of what is remembered
 * @param response what was responded, if this is a response
 * @param state of a plan or an offer
 * @param dueOn the day on which a plan or an offer is due; absent when nothing is to be done about it
 * @param yearly month and day of what is remembered, as {@code 08-01}; absent when it is not to be shown
 */
record Note(
        Deed deed,
        @Nullable String text,
        @Nullable LocalDate on,
        @Nullable HelpResponse response,
        State state,
        @Nullable LocalDate dueOn,
        @Nullable String yearly) {

    /** An offer waits for so many days for a response. */
    static final int PATIENCE_DAYS = 14;

    /**
     * What became of a plan or an offer.
     *
     * @param closed it was skipped or withdrawn
     * @param settled it was followed, or followed through
     * @param answer the latest response
     * @param archived the relationship was put away
     */
    record State(boolean closed, boolean settled, @Nullable Answer answer, boolean archived) {

        static final State OPEN = new State(false, false, null, false);

        private State with(boolean nowSettled, @Nullable Answer latest) {
            return new State(closed, nowSettled, latest, archived);
        }
    }

    /** A response to an offer. */
    record Answer(HelpResponse response, Deed deed) {

        private static final Comparator<Answer> LATEST = Comparator.comparing(Answer::deed, Happening.AS_IT_HAPPENED);
    }

    static Note of(
            Deed deed, @Nullable String text, @Nullable LocalDate on, @Nullable HelpResponse response, State state) {
        boolean open = deed.standing() && !state.archived() && !state.closed() && !state.settled();
        return new Note(
                deed,
                text,
                on,
                response,
                state,
                open ? due(deed, on, state.answer()) : null,
                open && deed.kind() == Deed.Kind.DETAIL && on != null ? monthAndDay(on) : null);
    }

    private static @Nullable LocalDate due(Deed deed, @Nullable LocalDate on, @Nullable Answer answer) {
        return switch (deed.kind()) {
            case PLAN -> on;
            case OFFER -> {
                if (answer == null) {
                    yield deed.occurredOn().plusDays(PATIENCE_DAYS);
                }
                yield answer.response() == HelpResponse.NO_ANSWER
                        ? answer.deed().occurredOn().plusDays(PATIENCE_DAYS)
                        : null;
            }
            default -> null;
        };
    }

    /** Sorts as days of a year do. */
    static String monthAndDay(LocalDate day) {
        return MonthDay.from(day).toString().substring(2);
    }

    private Note with(State now) {
        return of(deed, text, on, response, now);
    }

    Note skippedOrWithdrawn() {
        return with(new State(true, state.settled(), state.answer(), state.archived()));
    }

    Note archived(boolean now) {
        return with(new State(state.closed(), state.settled(), state.answer(), now));
    }

    Note fallen() {
        return of(deed.fallen(), text, on, response, state);
    }

    /** Of the same entry, which another record of the person has now. */
    Note of(UnaryOperator<Deed> change) {
        return of(change.apply(deed), text, on, response, state);
    }

    /** Put right; what is due is derived again from all notes, this one among them. */
    Note corrected(EntryCorrected correction) {
        LocalDate other = deed.kind() == Deed.Kind.PLAN ? correction.dueOn() : correction.on();
        return of(
                deed.corrected(correction),
                text == null || correction.text() == null ? text : correction.text(),
                other == null ? on : other,
                response,
                state);
    }

    /** With one more note about it: the follow-up of a plan; the response to an offer, or the help. */
    Note with(Note one) {
        Answer answer = one.answer();
        Answer before = state.answer();
        Answer latest =
                answer == null || (before != null && Answer.LATEST.compare(before, answer) > 0) ? before : answer;
        return with(state.with(state.settled() || one.settles(), latest));
    }

    /** With all that stands about it in the place of what was known. */
    Note withAll(Collection<Note> about) {
        Note bare = with(state.with(false, null));
        for (Note one : about) {
            bare = bare.with(one);
        }
        return bare;
    }

    private boolean settles() {
        return deed.kind() == Deed.Kind.FOLLOW_UP || deed.kind() == Deed.Kind.FOLLOW_THROUGH;
    }

    private @Nullable Answer answer() {
        return response == null ? null : new Answer(response, deed);
    }

    /** Those of all notes that stand and are about the entry. */
    static List<Note> about(UUID entryId, Collection<Note> notes) {
        return notes.stream()
                .filter(note ->
                        note.deed().standing() && entryId.equals(note.deed().about()))
                .filter(note -> note.settles() || note.response() != null)
                .toList();
    }
}
