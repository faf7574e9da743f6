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

    public Apis(Stack stack, Home home) {
        this.commands = URI.create(stack.parts().named("command-service").address());
        this.queries = URI.create(stack.parts().named("query-service").address());
        this.tokens = Tokens.of(stack, home);
    }

    public Api commands(String user) {
        return new Api(http, commands, tokens, user);
    }

    public Api queries(String user) {
        return new Api(http, queries, tokens, user);
    }
}
