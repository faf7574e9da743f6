package io.rapport.local.cli;

import io.rapport.local.home.Home;
import io.rapport.local.home.Problem;
import io.rapport.local.process.Parts;
import io.rapport.local.process.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a part has written. */
@Command(name = "logs", description = "Prints the log of a part since its last start.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private final Stack stack;
    private final Home home;
    private final PrintWriter out;

    @Parameters(
            paramLabel = "PART",
            description = "postgres, kafka, mongodb, issuer, command-service or query-service.")
    private String part = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until Ctrl-C as more is written.")
    private boolean follow;

    LogsCommand(Stack stack, Home home, PrintWriter out) {
        this.stack = stack;
        this.home = home;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Parts.mustKnow(List.of(part));
        home.mustExist();
        Path log = home.log(stack.parts().named(part).name());
        if (!Files.exists(log)) {
            throw new Problem("%s has no log yet.".formatted(part), "It is written from the first ./rapport up on.");
        }
        try (InputStream in = Files.newInputStream(log)) {
            print(in);
            while (follow && !out.checkError()) {
                TimeUnit.MILLISECONDS.sleep(200);
                print(in);
            }
        }
        return 0;
    }

    private void print(InputStream in) throws IOException {
        out.print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        out.flush();
    }
}
