package io.rapport.system;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of the matrix: somebody who asks.
 *
 * @param name in the words of the matrix
 * @param token what they send; none at all if {@code null}
 * @param known whether it is a valid one
 * @param stands how they stand to the member whose data it is
 * @param scopes what is open to them
 */
record Viewer(
        String name,
        @Nullable String token,
        boolean known,
        String subject,
        Set<String> roles,
        Stands stands,
        Set<String> scopes) {

    /** How somebody stands to the member. */
    enum Stands {
        THEMSELVES,
        /** Their engagement is the one whose ids are asked for. */
        THEIR_COACH,
        /** Engaged as well, in an engagement of their own. */
        ANOTHER_COACH,
        /** Likewise, and nothing is open to them that has happened yet. */
        COACH_OF_LATER_DAYS,
        /** To whom all is open of somebody who is called the same in their tenant. */
        COACH_ELSEWHERE,
        /** Was proposed to, and has not answered. */
        PROPOSED,
        /** Was engaged, and asks for just that engagement. */
        OVER,
        STRANGER
    }

    /** Whether there is a query that they are let in to, which the member is told of. */
    boolean seesSomething() {
        return isAuditor()
                || scopes.stream().anyMatch(scope -> !Set.of("NAMES", "NOTES").contains(scope));
    }

    /** Of the member's tenant: there is no other one in the matrix. */
    boolean isAuditor() {
        return roles.contains("auditor");
    }

    boolean mayDo(Kind kind) {
        return kind.roles().isEmpty() || kind.roles().stream().anyMatch(roles::contains);
    }

    @Override
    public String toString() {
        return name;
    }
}
