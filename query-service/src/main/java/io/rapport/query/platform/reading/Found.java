package io.rapport.query.platform.reading;

import java.util.Collection;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What a query finds, before it is read: it may still be sorted and cut. */
public interface Found<V> extends Iterable<V> {

    /** In this order. */
    Found<V> sort(Bson order);

    /** Not more than that. */
    Found<V> limit(int most);

    /** The first one, if there is one. */
    @Nullable
    V first();

    /** All of them. */
    <C extends Collection<? super V>> C into(C target);

    /** All of them in another form, once they are sorted and cut. */
    default <R> InOtherForm<R> map(Function<V, R> form) {
        return new InOtherForm<>() {
            @Override
            public <C extends Collection<? super R>> C into(C target) {
                forEach(one -> target.add(form.apply(one)));
                return target;
            }
        };
    }

    /** What was found, in another form. */
    interface InOtherForm<R> {

        /** All of it. */
        <C extends Collection<? super R>> C into(C target);
    }
}
