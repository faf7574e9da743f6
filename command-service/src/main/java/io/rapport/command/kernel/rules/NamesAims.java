package io.rapport.command.kernel.rules;

import java.util.List;
import java.util.UUID;

/** A command of some context that names aims of the member's career plan, which has to have them. */
public interface NamesAims {

    /** The aims that it names. */
    List<NamedAim> namedAims();

    /**
     * One of them.
     *
     * @param field where the request names it
     * @param retiredToo whether it may be one that the member does not pursue any more
     */
    record NamedAim(UUID aimId, String field, boolean retiredToo) {}
}
