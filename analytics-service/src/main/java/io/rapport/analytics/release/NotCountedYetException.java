package io.rapport.analytics.release;

/** There is no release, and none can be made before all that happened is counted: it would stand for its whole time. */
class NotCountedYetException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
