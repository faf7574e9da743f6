package io.rapport.bench.load;

/** Somebody who sends one request at a time and waits for its answer; used by one thread. */
@FunctionalInterface
public interface Client {

    /**
     * Sends the next request and waits for its answer.
     *
     * @throws Exception if the answer is not the expected one, which ends the load: failures are fast, and count for
     *     nothing
     */
    void send() throws Exception;
}
