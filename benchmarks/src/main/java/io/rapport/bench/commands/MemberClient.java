package io.rapport.bench.commands;

import io.rapport.bench.load.Client;
import io.rapport.bench.load.HttpConnection;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A member who meets somebody with every fifth command, and else follows up with one of the people met last. So new and
 * existing aggregates mix, and an aggregate gets a handful of events.
 */
public final class MemberClient implements Client, AutoCloseable {

    private static final int MEETS_EVERY = 5;
    private static final int PEOPLE_KEPT = 40;

    private final HttpConnection service;
    private final String token;
    private final Random random;
    private final List<String> people = new ArrayList<>();
    private int sent;

    public MemberClient(URI service, String token, long seed) throws IOException {
        this.service = new HttpConnection(service);
        this.token = token;
        this.random = new Random(seed);
    }

    @Override
    public void send() throws IOException {
        if (sent++ % MEETS_EVERY == 0) {
            meet();
        } else {
            followUp(people.get(random.nextInt(people.size())));
        }
    }

    /** Meets a person and returns the path of the relationship. */
    public String meet() throws IOException {
        HttpConnection.Answer answer =
                service.post("/relationships", token, Sample.MEET_PERSON).expect(201);
        String location = answer.headers().get("location");
        if (location == null) {
            throw new IOException("What was created has no address");
        }
        String path = location.substring(location.indexOf("/relationships/"));
        if (people.size() < PEOPLE_KEPT) {
            people.add(path);
        } else {
            people.set(random.nextInt(PEOPLE_KEPT), path);
        }
        return path;
    }

    /** Follows up, and returns the answer. */
    public HttpConnection.Answer followUp(String relationship) throws IOException {
        return service.post(relationship + "/follow-ups", token, Sample.RECORD_FOLLOW_UP)
                .expect(201);
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
