package io.rapport.query.platform.web;

/** It is known that MongoDB does not answer, so that a query would wait in vain. */
final class ReadModelsUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;
}
