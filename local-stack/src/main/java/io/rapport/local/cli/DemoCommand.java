package io.rapport.local.cli;

import io.rapport.local.demo.Demo;
import io.rapport.local.home.Home;
import io.rapport.local.http.Apis;
import io.rapport.local.process.Stack;
import io.rapport.local.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Plays the sample story. */
@Command(
        name = "demo",
        description = "Starts the stack if it is not up, plays a story, shows what became of it and where to look"
                + " further.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private final Stack stack;
    private final Home home;
    private final Terminal terminal;

    DemoCommand(Stack stack, Home home, Terminal terminal) {
        this.stack = stack;
        this.home = home;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!RunningStack.ensure(stack, terminal)) {
            return 1;
        }
        String member = new Demo(new Apis(stack, home), terminal).play();
        new Signposts(stack.parts(), terminal).print(member);
        return 0;
    }
}
