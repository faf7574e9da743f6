package io.rapport.bench.query;

import io.rapport.bench.load.Client;
import io.rapport.bench.load.HttpConnection;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Random;

/** Asks one of these questions at a time, at random. */
final class Asker implements Client, AutoCloseable {

    private final HttpConnection service;
    private final List<Question> questions;
    private final Random random;

    /** A path and the token of the member whose it is. */
    record Question(Kind kind, String path, String token) {}

    Asker(URI service, List<Question> questions, long seed) throws IOException {
        this.service = new HttpConnection(service);
        this.questions = questions;
        this.random = new Random(seed);
    }

    @Override
    public void send() throws IOException {
        Question question = questions.get(random.nextInt(questions.size()));
        service.get(question.path(), question.token()).expect(200);
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
