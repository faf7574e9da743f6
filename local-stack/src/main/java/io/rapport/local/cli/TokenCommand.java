package io.rapport.local.cli;

import io.rapport.local.home.Home;
import io.rapport.local.http.Tokens;
import io.rapport.local.process.Stack;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a token, and nothing else. */
@Command(
        name = "token",
        description = {
            "Prints an access token (JWT) of a user, good for an hour.",
            "Tenant bright: members ana and ben, coach carla, auditor, analyst, sponsor, admin. Tenant summit: members dora and"
                    + " emil, coach fred. TENANT-NAME is a member of any other tenant, such as orchard-7;"
                    + " TENANT-analyst its analyst."
        },
        mixinStandardHelpOptions = true)
final class TokenCommand implements Runnable {

    private final Stack stack;
    private final Home home;
    private final PrintWriter out;

    @Parameters(paramLabel = "USER", description = "Whose token.")
    private String user = "";

    TokenCommand(Stack stack, Home home, PrintWriter out) {
        this.stack = stack;
        this.home = home;
        this.out = out;
    }

    @Override
    public void run() {
        out.println(Tokens.of(stack, home).of(user));
        out.flush();
    }
}
