package io.rapport.local.cli;

import io.rapport.keyring.MasterKey;
import io.rapport.keyring.Rotation;
import io.rapport.local.home.Home;
import io.rapport.local.home.Problem;
import io.rapport.local.home.Secrets;
import io.rapport.local.process.Stack;
import io.rapport.local.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The master key of the keyring, and changing it. */
@Command(
        name = "keyring",
        description = "Changes what the keysets are wrapped with: ./rapport keyring rotate",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "rotate")
final class KeyringCommand implements Runnable {

    /** The services look at the file of the master key every five seconds. */
    private static final int SECONDS_UNTIL_ALL_KNOW = 12;

    private final Stack stack;
    private final Home home;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    KeyringCommand(Stack stack, Home home, Terminal terminal) {
        this.stack = stack;
        this.home = home;
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: keyring rotate wraps all keysets under a new master key.");
    }

    @Command(
            name = "rotate",
            description = {
                "Draws a new master key and wraps all keysets under it, while the stack runs.",
                "If it is interrupted, give it again: it goes on where it was."
            },
            mixinStandardHelpOptions = true)
    int rotate() throws InterruptedException {
        home.mustExist();
        Secrets secrets = new Secrets(home);
        List<String> keys = new ArrayList<>(secrets.masterKeys());
        if (keys.size() == 1) {
            keys.addFirst(Secrets.newMasterKey());
            secrets.writeMasterKeys(keys);
        }
        terminal.line("There is a new master key; the services take it up.");
        TimeUnit.SECONDS.sleep(SECONDS_UNTIL_ALL_KNOW);
        long wrapped;
        try {
            wrapped = new Rotation(
                            stack.keyringDatabase(),
                            MasterKey.of(secrets.masterKeyFile().toString()))
                    .run();
        } catch (RuntimeException e) {
            throw new Problem(
                    "The keysets could not be wrapped: "
                            + Optional.ofNullable(e.getMessage()).orElse(""),
                    "Both master keys are kept and accepted. Is PostgreSQL up? ./rapport status; then give the command"
                            + " again.",
                    e);
        }
        secrets.writeMasterKeys(List.of(keys.getFirst()));
        terminal.line("%,d keysets are wrapped under it, and the former one is gone.".formatted(wrapped));
        return 0;
    }
}
