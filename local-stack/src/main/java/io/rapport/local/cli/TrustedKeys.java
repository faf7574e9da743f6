package io.rapport.local.cli;

import io.rapport.local.home.Problem;
import io.rapport.verifier.VerifierKey;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Public keys as they are given on the command line: one, or a file with one a line. */
final class TrustedKeys {

    private TrustedKeys() {}

    /** At least one: a file without any demands a signature that nobody could give. */
    static List<VerifierKey> of(String given) throws IOException {
        try {
            List<String> lines = lines(given);
            if (lines.isEmpty()) {
                throw none("the file is empty", null);
            }
            return lines.stream().map(VerifierKey::of).toList();
        } catch (CharacterCodingException e) {
            throw none("the file is no text in UTF-8", e);
        } catch (IllegalArgumentException e) {
            throw none(e.getMessage(), e);
        }
    }

    private static Problem none(@Nullable String why, @Nullable Exception cause) {
        return Problem.notUnderstood(
                "--key is no key: " + why + ".",
                "It is NAME+ID+KEY as docs/proofs.md shows, or a file with one a line.",
                cause);
    }

    private static List<String> lines(String given) throws IOException {
        Path file = file(given);
        return file == null
                ? List.of(given)
                : Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank())
                        .toList();
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
