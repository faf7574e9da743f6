package io.rapport.query.platform.web;

import io.rapport.query.platform.engine.Owner;
import io.rapport.web.security.Caller;

/** The member whose token came with the request: they ask for what is theirs. */
final class RequestOwner {

    private RequestOwner() {}

    static Owner current() {
        Caller caller = Caller.current();
        return new Owner(caller.tenant(), caller.subject());
    }
}
