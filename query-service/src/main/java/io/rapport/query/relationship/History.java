package io.rapport.query.relationship;

import io.rapport.events.Rhythm;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a relationship, as it was told: the person as described now, and every entry with what is needed
 * of it. What is shown is derived from it anew after each event, so that a correction or a retraction needs no undoing.
 *
 * @param tags sorted
 * @param items in the order in which they were recorded
 * @param retracted the entries that were taken back
 */
record History(
        UUID relationshipId,
        Person person,
        @Nullable HowMet howMet,
        List<String> tags,
        @Nullable Rhythm cadence,
        boolean archived,
        List<Item> items,
        List<UUID> retracted) {

    /** An entry: when it happened, and what it is. */
    record Item(UUID entryId, Instant occurredAt, LocalDate occurredOn, Content content) {}

    /** The items of that kind that still stand, as they were recorded. */
    <C extends Content> Stream<Standing<C>> standing(Class<C> kind) {
        return items.stream()
                .filter(item -> kind.isInstance(item.content()) && stands(item))
                .map(item -> new Standing<>(item, kind.cast(item.content())));
    }

    /** An item that counts, with its content. */
    record Standing<C extends Content>(Item item, C content) {}

    /** Whether neither the item itself was taken back nor anything without which it means nothing. */
    private boolean stands(Item item) {
        return !retracted.contains(item.entryId())
                && item.content().restsOn().stream().noneMatch(retracted::contains);
    }

    History describe(Person now) {
        return new History(relationshipId, now, howMet, tags, cadence, archived, items, retracted);
    }

    History tag(String tag) {
        List<String> more =
                Stream.concat(tags.stream(), Stream.of(tag)).distinct().sorted().toList();
        return new History(relationshipId, person, howMet, more, cadence, archived, items, retracted);
    }

    History untag(String tag) {
        List<String> fewer = tags.stream().filter(other -> !other.equals(tag)).toList();
        return new History(relationshipId, person, howMet, fewer, cadence, archived, items, retracted);
    }

    History keepInTouch(@Nullable Rhythm rhythm) {
        return new History(relationshipId, person, howMet, tags, rhythm, archived, items, retracted);
    }

    History archive(boolean now) {
        return new History(relationshipId, person, howMet, tags, cadence, now, items, retracted);
    }

    History add(Item item) {
        List<Item> more = new ArrayList<>(items);
        more.add(item);
        return withItems(more);
    }

    History change(UUID entryId, UnaryOperator<Item> change) {
        return withItems(items.stream()
                .map(item -> item.entryId().equals(entryId) ? change.apply(item) : item)
                .toList());
    }

    History changeContent(UUID entryId, UnaryOperator<Content> change) {
        return change(
                entryId,
                item -> new Item(item.entryId(), item.occurredAt(), item.occurredOn(), change.apply(item.content())));
    }

    History retract(UUID entryId) {
        List<UUID> more = Stream.concat(retracted.stream(), Stream.of(entryId)).toList();
        return new History(relationshipId, person, howMet, tags, cadence, archived, items, more);
    }

    private History withItems(List<Item> now) {
        return new History(relationshipId, person, howMet, tags, cadence, archived, now, retracted);
    }
}
