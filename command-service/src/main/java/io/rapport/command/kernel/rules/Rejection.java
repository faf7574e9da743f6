package io.rapport.command.kernel.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the domain that a command broke. The implementing record is named as the rule is. Nothing in it may quote
 * what the member wrote: it ends up in answers and logs.
 */
public interface Rejection {

    /**
     * How a rejection is answered: what does not exist, what is in each other's way, what is out of date, what is
     * against a rule.
     */
    enum Kind {
        NOT_FOUND,
        CONFLICT,
        PRECONDITION_FAILED,
        AGAINST_RULE
    }

    /** The rule's name, for example {@code HelpNotWanted}. */
    default String rule() {
        return getClass().getSimpleName();
    }

    default Kind kind() {
        return Kind.AGAINST_RULE;
    }

    /** The field that it is about, dotted for nested ones; {@code null} if it is about the command as a whole. */
    default @Nullable String field() {
        return null;
    }

    /** One or two sentences: what was wrong, and what would be right. */
    String detail();

    /** What a program needs in order to go on, by name; ids and numbers, never text of the member. */
    default Map<String, Object> facts() {
        return Map.of();
    }
}
