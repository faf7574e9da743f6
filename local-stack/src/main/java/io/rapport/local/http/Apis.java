package io.rapport.local.http;

import io.rapport.local.home.Home;
import io.rapport.local.process.Stack;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** Both services of a stack, for any of its users. */
public final class Apis {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI commands;
    private final URI queries;
    private final Tokens tokens;
    private final Duration patience;

    public Apis(Stack stack, Home home) {
        this(stack, home, Duration.ofSeconds(30));
    }

    /** With how long an answer may take. */
    public Apis(Stack stack, Home home, Duration patience) {
        this.commands = URI.create(stack.parts().named("command-service").address());
        this.queries = URI.create(stack.parts().named("query-service").address());
        this.tokens = Tokens.of(stack, home);
        this.patience = patience;
    }

    public Api commands(String user) {
        return new Api(http, commands, tokens, user, patience);
    }

    /** Another instance of either. */
    public Api at(URI service, String user) {
        return new Api(http, service, tokens, user, patience);
    }

    public Api queries(String user) {
        return new Api(http, queries, tokens, user, patience);
    }
}
