package io.rapport.local.process;

import java.util.List;

/** How a command is run in a session of its own: the process keeps its pid and loses the terminal. */
final class OwnSession {

    private OwnSession() {}

    static List<String> prefix() {
        return Executables.find("setsid")
                .map(setsid -> List.of(setsid.toString()))
                .or(() -> Executables.find("perl")
                        .map(perl ->
                                List.of(perl.toString(), "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!;")))
                .orElse(List.of());
    }
}
