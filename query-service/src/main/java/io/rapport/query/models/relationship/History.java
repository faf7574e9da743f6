package io.rapport.query.models.relationship;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a card is derived from: the person, the digest, and the items that the card has to look at, in the order in
 * which they were recorded.
 */
record History(Profile profile, Digest digest, List<Item> items) {

    /** An item that counts, with its content. */
    record Standing<C extends Content>(Item item, C content) {}

    /** The items of that kind that still stand, as they were recorded. */
    <C extends Content> Stream<Standing<C>> standing(Class<C> kind) {
        return standing(items).stream()
                .filter(item -> kind.isInstance(item.content()))
                .map(item -> new Standing<>(item, kind.cast(item.content())));
    }

    /** Those that still stand, as they were recorded. */
    static List<Item> standing(Collection<Item> items) {
        return items.stream()
                .filter(Item::standing)
                .sorted(Comparator.comparingLong(Item::recorded))
                .toList();
    }
}
