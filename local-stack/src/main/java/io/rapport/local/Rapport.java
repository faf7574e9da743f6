package io.rapport.local;

import io.rapport.local.cli.RapportCommand;

/** The {@code rapport} command line. */
final class Rapport {

    private Rapport() {}

    public static void main(String[] arguments) {
        System.exit(RapportCommand.run(arguments));
    }
}
