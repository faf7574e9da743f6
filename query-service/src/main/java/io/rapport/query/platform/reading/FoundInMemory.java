package io.rapport.query.platform.reading;

import io.rapport.query.platform.memory.Sorting;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What is found among documents in memory. */
record FoundInMemory<V>(List<RawBsonDocument> found, Function<RawBsonDocument, V> view) implements Found<V> {

    @Override
    public Found<V> sort(Bson order) {
        return new FoundInMemory<>(Sorting.sorted(found, order), view);
    }

    @Override
    public Found<V> limit(int most) {
        return new FoundInMemory<>(found.subList(0, Math.min(most, found.size())), view);
    }

    @Override
    public @Nullable V first() {
        return found.isEmpty() ? null : view.apply(found.getFirst());
    }

    @Override
    public <C extends Collection<? super V>> C into(C target) {
        forEach(target::add);
        return target;
    }

    @Override
    public Iterator<V> iterator() {
        return found.stream().map(view).iterator();
    }
}
