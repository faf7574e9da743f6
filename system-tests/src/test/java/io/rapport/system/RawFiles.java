package io.rapport.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks for a word in files as they are, whatever they are: tables, indexes, logs ahead of them, segments, dumps. */
final class RawFiles {

    private RawFiles() {}

    /** How often each of these words is in all files below a folder, or in a file. */
    static long[] hits(Path place, List<String> words) throws IOException {
        long[] hits = new long[words.size()];
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                count(file, words, hits);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return hits;
    }

    private static void count(Path file, List<String> words, long[] hits) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return; // it was a file of a moment
        }
        for (int n = 0; n < hits.length; n++) {
            byte[] word = words.get(n).getBytes(StandardCharsets.US_ASCII);
            for (int at = 0; at <= bytes.length - word.length; at++) {
                if (bytes[at] == word[0] && isThere(bytes, at, word)) {
                    hits[n]++;
                }
            }
        }
    }

    private static boolean isThere(byte[] bytes, int at, byte[] word) {
        for (int n = 1; n < word.length; n++) {
            if (bytes[at + n] != word[n]) {
                return false;
            }
        }
        return true;
    }
}
