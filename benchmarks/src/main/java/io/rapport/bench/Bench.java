package io.rapport.bench;

import io.rapport.bench.cli.BenchCommand;

/** The {@code rapport bench} command line. */
final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(BenchCommand.run(arguments));
    }
}
