package io.rapport.query.models.goal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Says to a member that they collect cards: 10 or more people met within 30 days, and under a fifth of them followed up
 * or better understood since.
 *
 * @param since the first of the 30 days
 * @param peopleMet people met from then on
 * @param deepened of them, who were followed up or better understood
 * @param cards people of whom there is nothing but a card from then on: they count nowhere
 */
record CollectorWarning(LocalDate since, int peopleMet, int deepened, int cards) {

    private static final int DAYS = 30;
    private static final int MANY = 10;

    /** The first of the 30 days of which {@code today} is the last. */
    static LocalDate since(LocalDate today) {
        return today.minusDays(DAYS - 1L);
    }

    /**
     * The warning, if {@code contacts} give cause; those met before the 30 days do not matter.
     *
     * @param cards tells how many cards were kept since that day; it is asked only if there is a warning
     */
    static Optional<CollectorWarning> of(
            Collection<Contact> contacts, LocalDate today, ToIntFunction<LocalDate> cards) {
        LocalDate since = since(today);
        int met = 0;
        int deepened = 0;
        for (Contact contact : contacts) {
            if (contact.meeting() != null && !contact.meeting().occurredOn().isBefore(since)) {
                met++;
                deepened += contact.followedUp() || contact.understood() ? 1 : 0;
            }
        }
        return met >= MANY && deepened * 5 < met
                ? Optional.of(new CollectorWarning(since, met, deepened, cards.applyAsInt(since)))
                : Optional.empty();
    }
}
