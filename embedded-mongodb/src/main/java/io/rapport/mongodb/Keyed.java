package io.rapport.mongodb;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Something to be sorted by its key, and by the order in which it was found among equal keys.
 *
 * @param <T> what is sorted
 */
@SuppressWarnings("ArrayRecordComponent") // compared by order(), never by equals
record Keyed<T>(byte[] key, long found, T value) {

    static <T> Comparator<Keyed<T>> order() {
        return Comparator.<Keyed<T>, byte[]>comparing(Keyed::key, Arrays::compareUnsigned)
                .thenComparingLong(Keyed::found);
    }
}
