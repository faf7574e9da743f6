package io.rapport.web;

/** Where a fault came from, without what it says: messages of exceptions may quote what somebody wrote. */
public final class BareStack {

    private BareStack() {}

    /** To be logged in the place of this fault. */
    public static Throwable of(Throwable fault) {
        RuntimeException bare = new RuntimeException(fault.getClass().getName());
        bare.setStackTrace(fault.getStackTrace());
        return bare;
    }
}
