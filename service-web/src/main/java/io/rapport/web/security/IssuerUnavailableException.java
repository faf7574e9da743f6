package io.rapport.web.security;

import org.springframework.security.core.AuthenticationException;

/** Whether a token is valid cannot be told: the issuer's keys, or the one that the token names, are not to be had. */
final class IssuerUnavailableException extends AuthenticationException {

    private static final long serialVersionUID = 1;

    IssuerUnavailableException() {
        super("The issuer's keys are not to be had");
    }
}
