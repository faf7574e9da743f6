package io.rapport.query.platform.web;

import io.rapport.events.Owner;
import io.rapport.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;

/** Whose data a request asks for: those of the member whose token came with it, or of one who lets them. */
final class RequestOwner {

    private RequestOwner() {}

    static Owner of(HttpServletRequest request) {
        OfAnother other = OfAnother.in(request);
        if (other != null) {
            return other.owner();
        }
        Caller caller = Caller.current();
        return new Owner(caller.tenant(), caller.subject());
    }
}
