package io.rapport.query.models.relationship;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

    /** Those that stand although something that they rest on does not, near or far: so they fall. */
    static List<Item> falling(Collection<Item> items) {
        Set<UUID> down = new HashSet<>();
        Map<UUID, UUID> givenFor = new HashMap<>();
        List<Item> falling = new ArrayList<>();
        // What an entry rests on was recorded before it, so that one pass sees the far grounds too.
        for (Item item :
                items.stream().sorted(Comparator.comparingLong(Item::recorded)).toList()) {
            if (!item.standing()) {
                down.add(item.entryId());
            } else if (grounds(item.content(), givenFor).anyMatch(down::contains)) {
                down.add(item.entryId());
                falling.add(item);
            }
            if (item.content() instanceof Content.FollowThrough given) {
                givenFor.put(given.offerId(), item.entryId());
            }
        }
        return falling;
    }

    /** An outcome that was recorded before it named its follow-through is about the latest one of the offer. */
    private static Stream<UUID> grounds(Content content, Map<UUID, UUID> givenFor) {
        return content instanceof Content.Outcome outcome && outcome.followThroughId() == null
                ? Stream.concat(outcome.restsOn().stream(), Stream.ofNullable(givenFor.get(outcome.offerId())))
                : content.restsOn().stream();
    }
}
