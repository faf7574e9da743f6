package io.rapport.query.rules;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Lists as values, as the documents of folds hold them: each answer is a list of its own that nobody changes. */
public final class Lists {

    private Lists() {}

    /** The list, and one more at its end. */
    public static <T> List<T> append(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }

    /** The list, with another one in the place of each for which {@code which} holds. */
    public static <T> List<T> changed(List<T> list, Predicate<T> which, UnaryOperator<T> change) {
        return list.stream()
                .map(one -> which.test(one) ? change.apply(one) : one)
                .toList();
    }
}
