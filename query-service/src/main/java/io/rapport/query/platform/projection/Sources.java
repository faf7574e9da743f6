package io.rapport.query.platform.projection;

import io.rapport.events.EventTypes;
import io.rapport.events.RapportEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * In which of a member's aggregates the documents of a projection have their source that a query finds by ids: so the
 * past of one person need not be folded with that of all others. What is not told here has it in all of them. The
 * member's own aggregate is always one of them.
 */
public final class Sources {

    /** Whatever is asked for rests on everything. */
    public static final Sources EVERYTHING = new Sources(Set.of(), Map.of());

    private final Set<String> joining;
    private final Map<Place, Rule> places;

    /** A field, in dotted notation, of a type of documents. */
    private record Place(DocumentType<?> type, String field) {}

    private record Rule(boolean namesTheAggregate, Set<String> naming) {

        Start of(Set<String> values) {
            return new Start(namesTheAggregate ? values : Set.of(), values, naming);
        }
    }

    /**
     * Where the search for aggregates begins.
     *
     * @param aggregates with which those belong that are joined with them
     * @param named what others are searched for, beside the aggregates that were found so far
     * @param naming the wire names of the events of others that name it
     */
    public record Start(Set<String> aggregates, Set<String> named, Set<String> naming) {

        private Start and(Start other) {
            return new Start(
                    union(aggregates, other.aggregates), union(named, other.named), union(naming, other.naming));
        }
    }

    private Sources(Set<String> joining, Map<Place, Rule> places) {
        this.joining = joining;
        this.places = places;
    }

    /**
     * Of aggregates that are folded one by one, but for those that are joined.
     *
     * @param joining the events that name another aggregate which has a say in the documents of theirs; each of the two
     *     has such an event
     */
    public static Sources joinedBy(Class<? extends RapportEvent> joining) {
        return new Sources(typesOf(List.of(joining)), Map.of());
    }

    /**
     * A field names an aggregate, and the document is of that one.
     *
     * @param naming and of those that name it in these events
     */
    public Sources ofAggregate(DocumentType<?> type, String field, List<Class<? extends RapportEvent>> naming) {
        return with(new Place(type, field), new Rule(true, typesOf(naming)));
    }

    /** A field names the aggregate that the document is of. */
    public Sources ofAggregate(DocumentType<?> type, String field) {
        return ofAggregate(type, field, List.of());
    }

    /** A field names what the document is not of: it is of whatever names that in these events. */
    public Sources ofWhatNames(DocumentType<?> type, String field, Class<? extends RapportEvent> naming) {
        return with(new Place(type, field), new Rule(false, typesOf(List.of(naming))));
    }

    private Sources with(Place place, Rule rule) {
        Map<Place, Rule> more = new HashMap<>(places);
        more.put(place, rule);
        return new Sources(joining, more);
    }

    /** The wire names of events that join aggregates. */
    public Set<String> joining() {
        return joining;
    }

    /** Where those that match all of these filters have their source; {@code null} if that may be anywhere. */
    public @Nullable Start of(DocumentType<?> type, List<Bson> filters) {
        return filters.stream()
                .flatMap(filter -> Stream.ofNullable(of(type, filter.toBsonDocument())))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Start of(DocumentType<?> type, BsonDocument filter) {
        return filter.entrySet().stream()
                .flatMap(one -> Stream.ofNullable(of(type, one.getKey(), one.getValue())))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Start of(DocumentType<?> type, String name, BsonValue value) {
        return switch (name) {
            case "$and" ->
                value.asArray().stream()
                        .flatMap(one -> Stream.ofNullable(of(type, one.asDocument())))
                        .findFirst()
                        .orElse(null);
            case "$or" -> ofAny(type, value.asArray().getValues());
            default -> {
                Rule rule = places.get(new Place(type, name));
                Set<String> values = rule == null ? null : texts(value);
                yield rule == null || values == null ? null : rule.of(values);
            }
        };
    }

    private @Nullable Start ofAny(DocumentType<?> type, List<BsonValue> alternatives) {
        List<Start> starts = alternatives.stream()
                .flatMap(one -> Stream.ofNullable(of(type, one.asDocument())))
                .toList();
        return starts.size() < alternatives.size()
                ? null
                : starts.stream().reduce(Start::and).orElse(null);
    }

    /** What is to be there, if it is one of some texts. */
    private static @Nullable Set<String> texts(BsonValue value) {
        if (value instanceof BsonString text) {
            return Set.of(text.getValue());
        }
        return value instanceof BsonDocument operators
                        && operators.get("$in") instanceof BsonArray any
                        && any.stream().allMatch(BsonValue::isString)
                ? any.stream().map(one -> one.asString().getValue()).collect(Collectors.toSet())
                : null;
    }

    private static Set<String> typesOf(List<Class<? extends RapportEvent>> events) {
        return EventTypes.classes().stream()
                .filter(event -> events.stream().anyMatch(one -> one.isAssignableFrom(event)))
                .flatMap(event -> allVersionsOf(EventTypes.nameOf(event)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> allVersionsOf(String name) {
        int version = name.lastIndexOf(".v") + 2;
        return IntStream.rangeClosed(1, Integer.parseInt(name.substring(version)))
                .mapToObj(earlier -> name.substring(0, version) + earlier);
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }
}
