package io.rapport.local.cli;

import io.rapport.local.home.Home;
import io.rapport.local.http.Apis;
import io.rapport.local.process.Stack;
import io.rapport.local.replay.ContactsReplay;
import io.rapport.local.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends recorded histories through the HTTP interface. */
@Command(
        name = "replay",
        description = "Sends a recorded history through the HTTP interface (replay contacts FILE).",
        synopsisSubcommandLabel = "contacts",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    private final Stack stack;
    private final Home home;
    private final Terminal terminal;

    ReplayCommand(Stack stack, Home home, Terminal terminal) {
        this.stack = stack;
        this.home = home;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.line("What to replay? ./rapport replay contacts FILE");
        return 2;
    }

    @Command(
            name = "contacts",
            description = {
                "Lines of FILE: from to unix-seconds. The earliest contact of a pair is sent as MeetPerson, every other"
                        + " one as RecordFollowUp; then the totals of the file and of the read models are compared.",
                "It may be interrupted and begun again: nothing is done twice."
            },
            mixinStandardHelpOptions = true)
    int contacts(
            @Parameters(paramLabel = "FILE", description = "The contacts.") Path file,
            @Option(
                            names = "--tenant",
                            defaultValue = "contacts",
                            paramLabel = "TENANT",
                            description =
                                    "Whose members they become (default: contacts); another file needs another one.")
                    String tenant)
            throws InterruptedException {
        if (!RunningStack.ensure(stack, terminal)) {
            return 1;
        }
        return new ContactsReplay(new Apis(stack, home), terminal, tenant).run(file) ? 0 : 1;
    }
}
