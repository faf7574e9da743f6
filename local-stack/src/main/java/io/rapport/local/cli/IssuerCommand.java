package io.rapport.local.cli;

import io.rapport.local.home.Home;
import io.rapport.local.home.Problem;
import io.rapport.local.issuer.SigningKey;
import io.rapport.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the issuer can be told while it runs. */
@Command(name = "issuer", description = "Tells the issuer what to do.", mixinStandardHelpOptions = true)
final class IssuerCommand {

    private final Home home;
    private final Terminal terminal;

    IssuerCommand(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    @Command(
            name = "rotate",
            description = "Has tokens signed with a new key from now on. Services learn it with the first of them.",
            mixinStandardHelpOptions = true)
    int rotate(
            @Option(
                            names = "--withdraw",
                            description = "Withdraws the keys before, so that tokens that they signed are refused.")
                    boolean withdraw)
            throws IOException {
        home.mustExist();
        Path keys = home.issuerKeys();
        if (!Files.exists(keys)) {
            throw new Problem("There are no keys of an issuer here yet.", "./rapport up");
        }
        SigningKey.rotate(keys, withdraw);
        terminal.line("Tokens are signed with a new key. "
                + (withdraw
                        ? "Those from before are refused as soon as the services know, which is with the first new one."
                        : "Those from before stay good for their hour."));
        return 0;
    }
}
