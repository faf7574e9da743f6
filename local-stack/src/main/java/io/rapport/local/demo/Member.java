package io.rapport.local.demo;

import io.rapport.local.home.Problem;
import io.rapport.local.http.Api;
import io.rapport.local.http.Apis;
import io.rapport.local.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Plays one member: sends commands, expects what the story needs, and reads its own writes. */
final class Member {

    private static final int READ_ATTEMPTS = 10;
    private static final int TEXT_ATTEMPTS = 60;
    private static final int MOST_APPLIED = 20;

    private final String name;
    private final Api commands;
    private final Api queries;
    private final Map<String, String> lastSequences = new LinkedHashMap<>();

    Member(Apis apis, String name) {
        this.name = name;
        this.commands = apis.commands(name);
        this.queries = apis.queries(name);
    }

    String name() {
        return name;
    }

    /** A command that has to be accepted. */
    Reply does(String path, Map<String, ?> body) {
        Reply reply = post(path, body);
        if (!reply.isOk()) {
            throw unexpected("POST " + path + " to be accepted", reply);
        }
        remember(reply);
        return reply;
    }

    /** Like {@code does}, for what is set and not added. */
    void sets(String path, Map<String, ?> body) {
        try {
            Reply reply = commands.put(path, body);
            if (!reply.isOk()) {
                throw unexpected("PUT " + path + " to be accepted", reply);
            }
            remember(reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command that has to be refused by this rule. Returns the reason given. */
    String isRefused(String rule, String path, Map<String, ?> body) {
        Reply reply = post(path, body);
        if (reply.isOk() || !reply.rule().equals(rule)) {
            throw unexpected("POST " + path + " to be refused by " + rule, reply);
        }
        return reply.detail();
    }

    /** What is read shows all that this member has done so far. */
    JsonNode reads(String path) {
        return reads(path, lastSequences);
    }

    /** What is read of what the two share shows all that the other one has done so far. */
    JsonNode readsFrom(Member other, String path) {
        return reads(path, other.lastSequences);
    }

    private JsonNode reads(String path, Map<String, String> shown) {
        // Those of long ago are there; more than 20 are not taken.
        Map<String, String> headers = shown.isEmpty()
                ? Map.of()
                : Map.of(
                        "Rapport-Applied",
                        shown.values().stream()
                                .skip(Math.max(0, shown.size() - MOST_APPLIED))
                                .collect(Collectors.joining(",")));
        for (int attempt = 1; ; attempt++) {
            Reply reply = get(path, headers);
            if (reply.isOk()) {
                return reply.body();
            }
            if (reply.status() != 503 || attempt == READ_ATTEMPTS) {
                throw unexpected("GET " + path + " to be answered", reply);
            }
            pause();
        }
    }

    /** A text that command-service gives out as soon as it can, which may take some seconds. */
    String readsText(String path) {
        try {
            for (int attempt = 0; attempt < TEXT_ATTEMPTS; attempt++) {
                Optional<String> text = commands.text(path);
                if (text.isPresent()) {
                    return text.get();
                }
                pause();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new Problem(
                "The story expected GET " + path + " to be answered.", "Look at ./rapport logs command-service.");
    }

    /** What is somebody else's does not exist. */
    void findsNothingAt(String path) {
        Reply reply = get(path, Map.of());
        if (reply.status() != 404) {
            throw unexpected("GET " + path + " by " + name + " to find nothing", reply);
        }
    }

    private void remember(Reply reply) {
        reply.applied().ifPresent(applied -> lastSequences.put(applied.substring(0, applied.indexOf('@')), applied));
    }

    private Reply post(String path, Map<String, ?> body) {
        try {
            return commands.post(path, Map.of(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply get(String path, Map<String, String> headers) {
        try {
            return queries.get(path, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a read model", e);
        }
    }

    private static Problem unexpected(String expected, Reply reply) {
        return new Problem(
                "The story expected %s, but the answer was %d %s %s"
                        .formatted(expected, reply.status(), reply.rule(), reply.detail())
                        .strip(),
                "Look at ./rapport status and ./rapport logs command-service.");
    }
}
