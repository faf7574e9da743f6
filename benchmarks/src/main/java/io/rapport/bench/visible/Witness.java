package io.rapport.bench.visible;

import io.rapport.bench.commands.MemberClient;
import io.rapport.bench.load.Client;
import io.rapport.bench.load.HttpConnection;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A member who follows up with somebody, and now and then looks whether the timeline shows it: with the header that a
 * command answers, which lets the query wait in query-service until it does. That asks once where polling would ask
 * many times, and costs what a client pays who wants to read its own write.
 */
final class Witness implements Client, AutoCloseable {
    /** With a person who was met, before another one is: nobody is followed up with ten thousand times. */
    private static final int FOLLOW_UPS_EACH = 100;

    private final MemberClient member;
    private final HttpConnection queries;
    private final String token;
    private final Arrivals arrivals;
    private String relationship;
    private int followUps;
    private volatile double share = 1;

    Witness(URI commandService, URI queryService, String token, long seed, Arrivals arrivals) throws IOException {
        this.member = new MemberClient(commandService, token, seed);
        this.queries = new HttpConnection(queryService);
        this.token = token;
        this.arrivals = arrivals;
        this.relationship = member.meet();
    }

    /** Which share of the commands is looked for: looking is load as well. */
    void look(double shareOfCommands) {
        share = shareOfCommands;
    }

    @Override
    public void send() throws IOException {
        if (++followUps % FOLLOW_UPS_EACH == 0) {
            relationship = member.meet();
        }
        HttpConnection.Answer answer = member.followUp(relationship);
        if (ThreadLocalRandom.current().nextDouble() >= share) {
            return;
        }
        long accepted = System.nanoTime();
        String applied = answer.headers().get("rapport-applied");
        if (applied == null) {
            throw new IOException("The command did not say what it has applied");
        }
        queries.send("GET " + relationship + "/timeline?limit=1", token, "Rapport-Applied: " + applied + "\r\n", "")
                .expect(200);
        arrivals.add(System.nanoTime() - accepted);
    }

    @Override
    public void close() throws IOException {
        member.close();
        queries.close();
    }
}
