package io.rapport.local.http;

import io.rapport.local.home.Home;
import io.rapport.local.process.AnalyticsService;
import io.rapport.local.process.Part;
import io.rapport.local.process.Stack;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** The services of a stack, for any of its users. */
public final class Apis {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI commands;
    private final URI queries;
    private final URI commandsManagement;
    private final URI queriesManagement;
    private final URI figures;
    private final URI figuresManagement;
    private final Tokens tokens;
    private final Duration patience;

    public Apis(Stack stack, Home home) {
        this(stack, home, Duration.ofSeconds(30));
    }

    /** With how long an answer may take. */
    public Apis(Stack stack, Home home, Duration patience) {
        // The addresses of a stack are drawn when they are first asked for: not by who only wants to look at one.
        home.mustExist();
        this.commands = URI.create(stack.parts().named("command-service").address());
        this.queries = URI.create(stack.parts().named("query-service").address());
        this.commandsManagement =
                URI.create(stack.parts().named("command-service").management());
        this.queriesManagement = URI.create(stack.parts().named("query-service").management());
        Part analytics = stack.parts().named(AnalyticsService.NAME);
        this.figures = URI.create(analytics.address());
        this.figuresManagement = URI.create(analytics.management());
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

    /** Of analytics-service, which may not be there. */
    public Api figures(String user) {
        return new Api(http, figures, tokens, user, patience);
    }

    /** Where command-service is watched and operated. */
    public Api managementOfCommands(String user) {
        return new Api(http, commandsManagement, tokens, user, patience);
    }

    /** Where query-service is watched and operated. */
    public Api managementOfQueries(String user) {
        return new Api(http, queriesManagement, tokens, user, patience);
    }

    /** Where analytics-service is watched and operated. */
    public Api managementOfAnalytics(String user) {
        return new Api(http, figuresManagement, tokens, user, patience);
    }
}
