package io.rapport.analytics.fold;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much there is of what is counted, without what there is nothing of. It is stored as a short text, since a member
 * has such for each person and month: {@code 0*3 7} is three of the first of {@link #NAMES} and one of the eighth.
 */
public final class Counts {

    /** Under which names something is counted: the figures, and then the steps of each gap. Their places are stored. */
    public static final List<String> NAMES = names();

    static final Counts NONE = new Counts(new int[0], new int[0]);

    private static final char BETWEEN = ' ';
    private static final char TIMES = '*';

    /** In rising order, each with as many as there are of it. */
    private final int[] places;

    private final int[] many;

    /** Takes what is counted, one after the other. */
    public interface Taker {

        /** So many are counted under the name at that place. */
        void take(int place, int many);
    }

    private Counts(int[] places, int[] many) {
        this.places = places;
        this.many = many;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            names.add(figure.name());
        }
        for (Gap gap : Gap.values()) {
            gap.steps().forEach(step -> names.add(step.counted()));
        }
        return List.copyOf(names);
    }

    private static int placeOf(Gap gap, long days) {
        return Figure.values().length + gap.place() * Gap.STEPS + Gap.step(days);
    }

    /** Reads what {@link #text} has written. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Counts of(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        int size = 1;
        for (int i = 0; i < text.length(); i++) {
            size += text.charAt(i) == BETWEEN ? 1 : 0;
        }
        int[] places = new int[size];
        int[] many = new int[size];
        int from = 0;
        for (int i = 0; i < size; i++) {
            int end = text.indexOf(BETWEEN, from);
            int to = end < 0 ? text.length() : end;
            int times = text.indexOf(TIMES, from);
            boolean once = times < 0 || times > to;
            places[i] = Integer.parseInt(text, from, once ? to : times, 10);
            many[i] = once ? 1 : Integer.parseInt(text, times + 1, to, 10);
            from = to + 1;
        }
        return new Counts(places, many);
    }

    /** As it is stored. */
    @JsonValue
    public String text() {
        StringBuilder text = new StringBuilder(5 * places.length);
        for (int i = 0; i < places.length; i++) {
            if (i > 0) {
                text.append(BETWEEN);
            }
            text.append(places[i]);
            if (many[i] != 1) {
                text.append(TIMES).append(many[i]);
            }
        }
        return text.toString();
    }

    /** Hands over all of it, by its place in {@link #NAMES}. */
    public void each(Taker taker) {
        for (int i = 0; i < places.length; i++) {
            taker.take(places[i], many[i]);
        }
    }

    boolean isEmpty() {
        return places.length == 0;
    }

    Counts plus(Counts others) {
        return with(others, 1);
    }

    Counts minus(Counts others) {
        return with(others, -1);
    }

    private Counts with(Counts others, int sign) {
        if (others.isEmpty()) {
            return this;
        }
        int[] allPlaces = new int[places.length + others.places.length];
        int[] all = new int[allPlaces.length];
        int size = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < places.length || theirs < others.places.length) {
            int place = Math.min(at(mine), others.at(theirs));
            int sum = 0;
            if (at(mine) == place) {
                sum += many[mine++];
            }
            if (others.at(theirs) == place) {
                sum += sign * others.many[theirs++];
            }
            if (sum != 0) {
                allPlaces[size] = place;
                all[size++] = sum;
            }
        }
        return new Counts(Arrays.copyOf(allPlaces, size), Arrays.copyOf(all, size));
    }

    private int at(int index) {
        return index < places.length ? places[index] : Integer.MAX_VALUE;
    }

    Map<String, Integer> byName() {
        Map<String, Integer> byName = new TreeMap<>();
        each((place, some) -> byName.put(NAMES.get(place), some));
        return byName;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Counts counts
                && Arrays.equals(places, counts.places)
                && Arrays.equals(many, counts.many);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(places) + Arrays.hashCode(many);
    }

    @Override
    public String toString() {
        return byName().toString();
    }

    /** What is being counted. */
    static final class Sum {

        private final int[] all = new int[NAMES.size()];

        void add(Figure figure, int more) {
            add(figure.place(), more);
        }

        /** One more that took so long. */
        void add(Gap gap, long days) {
            add(placeOf(gap, days), 1);
        }

        void add(int place, int more) {
            all[place] += more;
        }

        Counts counts() {
            int size = 0;
            for (int many : all) {
                size += many == 0 ? 0 : 1;
            }
            int[] places = new int[size];
            int[] many = new int[size];
            int next = 0;
            for (int place = 0; place < all.length; place++) {
                if (all[place] != 0) {
                    places[next] = place;
                    many[next++] = all[place];
                }
            }
            return new Counts(places, many);
        }
    }
}
