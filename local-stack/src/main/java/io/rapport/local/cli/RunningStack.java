package io.rapport.local.cli;

import io.rapport.local.process.Stack;
import io.rapport.local.process.StartRequest;
import io.rapport.local.terminal.Terminal;

/** For commands that need the stack: starts what is missing, without a word if nothing is. */
final class RunningStack {

    private RunningStack() {}

    static boolean ensure(Stack stack, Terminal terminal) {
        return ensure(stack, terminal, StartRequest.everything());
    }

    static boolean ensure(Stack stack, Terminal terminal, StartRequest request) {
        StartReport report = new StartReport(terminal);
        return stack.up(request, report, report::waiting);
    }
}
