package io.rapport.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** One part of the stack: what it needs, how it is started, and how one sees that it is ready. */
public interface Part {

    String name();

    /** Which parts it cannot become ready without; it is started beside them and waits for them. */
    default Set<String> needs() {
        return Set.of();
    }

    /** Whether the stack is whole without it: it starts when it is named, and is then a part like the others. */
    default boolean isOptional() {
        return false;
    }

    /** Where to reach it, in the form that one would paste somewhere. */
    String address();

    /** Where to watch and operate it, which may be elsewhere. */
    default String management() {
        return address();
    }

    /** Which kind of it this is, where there are several; else empty. */
    default String variant() {
        return "";
    }

    /** The ports on this machine that it listens on, by the names that the home knows them under. */
    Set<String> ports();

    /** Prepares its data and says what to run; empty if somebody else runs it. */
    Optional<Launch> launch() throws IOException;

    boolean isReady();

    /** How long a start may take before something is taken to be wrong. */
    default Duration patience() {
        return Duration.ofMinutes(3);
    }

    /** How long it may take to end in good order before it is ended otherwise. */
    default Duration patienceAtEnd() {
        return Duration.ofSeconds(10);
    }

    /** The signal that asks it to end in good order. */
    default String stopSignal() {
        return "TERM";
    }
}
