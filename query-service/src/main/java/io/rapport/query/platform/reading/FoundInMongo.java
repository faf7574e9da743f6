package io.rapport.query.platform.reading;

import com.mongodb.client.FindIterable;
import java.util.Collection;
import java.util.Iterator;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What MongoDB finds. */
record FoundInMongo<V>(FindIterable<V> found) implements Found<V> {

    @Override
    public Found<V> sort(Bson order) {
        return new FoundInMongo<>(found.sort(order));
    }

    @Override
    public Found<V> limit(int most) {
        return new FoundInMongo<>(found.limit(most));
    }

    @Override
    public @Nullable V first() {
        return found.first();
    }

    @Override
    public <C extends Collection<? super V>> C into(C target) {
        return found.into(target);
    }

    @Override
    public Iterator<V> iterator() {
        return found.iterator();
    }
}
