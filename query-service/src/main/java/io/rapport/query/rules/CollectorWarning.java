package io.rapport.query.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Says to a member that they collect cards: 10 or more people met within 30 days, and under a fifth of them followed up
 * or better understood since.
 *
 * @param since the first of the 30 days
 * @param peopleMet people met from then on
 * @param deepened of them, who were followed up or better understood
 * @param share of those who were met, who were deepened: under a fifth
 * @param cards people of whom there is nothing but a card from then on: they count nowhere
 */
public record CollectorWarning(LocalDate since, int peopleMet, int deepened, double share, int cards) {

    private static final int DAYS = 30;
    private static final int MANY = 10;

    /** The first of the 30 days of which {@code today} is the last. */
    public static LocalDate since(LocalDate today) {
        return today.minusDays(DAYS - 1L);
    }

    /** The warning, if so many people met {@linkplain #since since} give cause. */
    public static Optional<CollectorWarning> of(LocalDate today, int peopleMet, int deepened) {
        return peopleMet >= MANY && deepened * 5 < peopleMet
                ? Optional.of(new CollectorWarning(since(today), peopleMet, deepened, (double) deepened / peopleMet, 0))
                : Optional.empty();
    }

    /** The same, with so many cards kept since. */
    public CollectorWarning withCards(int kept) {
        return new CollectorWarning(since, peopleMet, deepened, share, kept);
    }
}
