package io.rapport.bench.growth;

import io.rapport.bench.commands.Sample;
import io.rapport.bench.load.Client;
import io.rapport.bench.load.HttpConnection;
import io.rapport.bench.stack.MintedTokens;
import io.rapport.bench.stored.StoredHistory;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.LongStream;

/** Follows up with one relationship after the other, each in the name of its member, and begins again at the first. */
final class RotatingClient implements Client, AutoCloseable {

    private final HttpConnection service;
    private final List<Target> targets;
    private int next;

    private record Target(String path, String token) {}

    /** Knows the relationships of the members with these numbers. */
    RotatingClient(URI service, MintedTokens tokens, LongStream members) throws IOException {
        this.service = new HttpConnection(service);
        this.targets = members.parallel()
                .mapToObj(number -> new Target(
                        "/relationships/" + StoredHistory.relationshipOf(number) + "/follow-ups", tokens.of(number)))
                .toList();
    }

    @Override
    public void send() throws IOException {
        Target target = targets.get(next);
        next = (next + 1) % targets.size();
        service.post(target.path(), target.token(), Sample.RECORD_FOLLOW_UP).expect(201);
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
