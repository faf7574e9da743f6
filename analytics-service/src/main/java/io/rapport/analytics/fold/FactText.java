package io.rapport.analytics.fold;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Fact} as a short text, since a story that has many is read and written with each of its events: the id, the
 * places of the figures, the day, and since its beginning the milliseconds; then, if there is such, what it is about,
 * the rating, what it rests on, and that it was taken back, each after a sign of its own.
 */
final class FactText {

    private static final char BETWEEN = ' ';
    private static final char AND = '+';
    private static final char ABOUT = '@';
    private static final char RATED = '=';
    private static final char RESTS_ON = '<';
    private static final char WITHDRAWN = '!';

    private static final Figure[] FIGURES = Figure.values();

    private final String text;
    private int at;

    private FactText(String text) {
        this.text = text;
    }

    static String of(Fact fact) {
        StringBuilder text = ShortId.append(new StringBuilder(64), fact.entryId());
        for (int i = 0; i < fact.figures().size(); i++) {
            text.append(i == 0 ? BETWEEN : AND).append(fact.figures().get(i).place());
        }
        text.append(BETWEEN).append(fact.on().toEpochDay());
        text.append(BETWEEN).append(fact.at().toEpochMilli() - midnight(fact.on()));
        UUID about = fact.of();
        if (about != null) {
            ShortId.append(text.append(ABOUT), about);
        }
        if (fact.value() != null) {
            text.append(RATED).append(fact.value().intValue());
        }
        fact.restsOn().forEach(id -> ShortId.append(text.append(RESTS_ON), id));
        if (fact.withdrawn()) {
            text.append(WITHDRAWN);
        }
        return text.toString();
    }

    private static long midnight(LocalDate on) {
        return 1_000 * on.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    static Fact read(String text) {
        return new FactText(text).read();
    }

    private Fact read() {
        UUID entryId = id();
        List<Figure> figures = new ArrayList<>(3);
        do {
            at++;
            figures.add(FIGURES[(int) number()]);
        } while (text.charAt(at) == AND);
        at++;
        LocalDate on = LocalDate.ofEpochDay(number());
        at++;
        Instant instant = Instant.ofEpochMilli(midnight(on) + number());
        @Nullable UUID about = is(ABOUT) ? id() : null;
        @Nullable Integer value = is(RATED) ? (Integer) (int) number() : null;
        List<UUID> restsOn = new ArrayList<>(1);
        while (is(RESTS_ON)) {
            restsOn.add(id());
        }
        return new Fact(entryId, figures, on, instant, restsOn, about, value, is(WITHDRAWN));
    }

    /** Passes the sign, if it is the next one. */
    private boolean is(char sign) {
        boolean is = at < text.length() && text.charAt(at) == sign;
        at += is ? 1 : 0;
        return is;
    }

    private UUID id() {
        at += ShortId.LENGTH;
        return ShortId.at(text, at - ShortId.LENGTH);
    }

    private long number() {
        int from = at;
        if (text.charAt(at) == '-') {
            at++;
        }
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return Long.parseLong(text, from, at, 10);
    }
}
