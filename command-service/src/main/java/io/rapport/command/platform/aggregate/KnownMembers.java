package io.rapport.command.platform.aggregate;

import io.rapport.events.Owner;

/**
 * Tells whether there is anything of a member. There is no list of accounts: whoever has a token of the issuer is one.
 */
public interface KnownMembers {

    /** Whether something was recorded by or for them, or they are one of the two of an engagement. */
    boolean isKnown(Owner member);
}
