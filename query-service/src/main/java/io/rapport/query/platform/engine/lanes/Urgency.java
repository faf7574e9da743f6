package io.rapport.query.platform.engine.lanes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Who goes first where there are more lanes than processors. */
final class Urgency {

    private Urgency() {}

    /** First those that are awaited, last those that are quiet and not awaited; each asked once. */
    static <T> List<T> order(Collection<T> all, Predicate<T> isAwaited, Predicate<T> isQuiet) {
        List<T> awaited = new ArrayList<>(all.size());
        List<T> others = new ArrayList<>();
        List<T> quiet = new ArrayList<>();
        for (T one : all) {
            if (isAwaited.test(one)) {
                awaited.add(one);
            } else {
                (isQuiet.test(one) ? quiet : others).add(one);
            }
        }
        awaited.addAll(others);
        awaited.addAll(quiet);
        return awaited;
    }
}
