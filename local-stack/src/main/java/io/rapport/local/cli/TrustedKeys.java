package io.rapport.local.cli;

import io.rapport.local.home.Problem;
import io.rapport.verifier.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Public keys as they are given on the command line: one, or a file with one a line. */
final class TrustedKeys {

    private TrustedKeys() {}

    static List<VerifierKey> of(String given) throws IOException {
        Path file = file(given);
        List<String> lines = file == null
                ? List.of(given)
                : Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank())
                        .toList();
        try {
            return lines.stream().map(VerifierKey::of).toList();
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    "--key is no key: " + e.getMessage() + ".",
                    "It is NAME+ID+KEY as docs/proofs.md shows, or a file with one a line.",
                    e);
        }
    }

    private static @Nullable Path file(String given) {
        try {
            Path path = Path.of(given);
            return Files.isRegularFile(path) ? path : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
