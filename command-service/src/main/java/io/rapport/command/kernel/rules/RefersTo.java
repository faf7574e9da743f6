package io.rapport.command.kernel.rules;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A command that names what the same member has in other aggregates, which has to be there. */
public interface RefersTo {

    /** What it names, in the order in which it is looked for. */
    List<Named> refersTo();

    /**
     * One of these.
     *
     * @param aggregateType its name in the event store, for example {@code gathering}
     * @param id none if nothing is named, which is as good
     * @param otherwise what is broken if the member has none of that id
     */
    record Named(String aggregateType, @Nullable UUID id, Rejection otherwise) {}
}
