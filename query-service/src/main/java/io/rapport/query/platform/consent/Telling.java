package io.rapport.query.platform.consent;

import io.rapport.query.platform.consent.Tells.What;
import java.util.function.Predicate;

/** What a text tells that is not the same thing in every record. */
public interface Telling {

    /**
     * What it tells in this record.
     *
     * @param has whether the record has something in the component of that name
     */
    What tells(Predicate<String> has);

    /** It is always what {@link Tells#value} says. */
    final class Always implements Telling {

        /** Made by the name of its class. */
        Always() {}

        @Override
        public What tells(Predicate<String> has) {
            throw new UnsupportedOperationException("Nobody has to ask");
        }
    }
}
