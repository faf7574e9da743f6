package io.rapport.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Proofs that others made: a naive implementation in Python, and transparency-dev/merkle. */
@DisplayName("proofs of others")
class VectorsTest {

    private static final Path FOLDER = Path.of("../proofs/src/test/vectors");

    /** A hash of no bytes, which would look like no hash. */
    private static final String NO_BYTES = ".";

    @SuppressWarnings("ArrayRecordComponent") // compared with nothing
    private record Vector(
            String kind, String name, long[] numbers, byte[] known, byte[] root, List<byte[]> proof, boolean accepted) {

        boolean isAccepted() {
            long[] n = numbers;
            return switch (kind) {
                case "inclusion" -> MerkleCheck.includes(n[0], n[1], known, proof, root);
                case "subtreeinclusion" -> MerkleCheck.includes(n[0], n[1], n[2], known, proof, root);
                case "consistency" -> MerkleCheck.isConsistent(n[0], n[1], proof, known, root);
                case "subtreeconsistency" -> MerkleCheck.isPart(n[0], n[1], n[2], proof, known, root);
                default -> throw new IllegalStateException(kind);
            };
        }

        @Override
        public String toString() {
            return kind + " " + name + " " + Arrays.toString(numbers);
        }
    }

    @Test
    @DisplayName("of a naive implementation are accepted if they are right, and refused if not")
    void naive() throws IOException {
        List<Vector> vectors = vectors("naive.tsv");
        assertThat(vectors).hasSizeGreaterThan(500);
        assertThat(vectors.stream().filter(one -> one.isAccepted() != one.accepted))
                .isEmpty();
    }

    @Test
    @DisplayName("of transparency-dev/merkle are accepted if they are right, and refused if not")
    void transparencyDev() throws IOException {
        List<Vector> vectors = vectors("transparency-dev.tsv");
        assertThat(vectors).hasSize(518);
        assertThat(vectors.stream().filter(one -> one.isAccepted() != one.accepted))
                .isEmpty();
    }

    private static List<Vector> vectors(String file) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream()
                .map(line -> line.split("\t", -1))
                .map(part -> new Vector(
                        part[0],
                        part[1],
                        numbers(Stream.of(part[2].split(","))),
                        bytes(part[3]),
                        bytes(part[4]),
                        part[5].isEmpty()
                                ? List.of()
                                : Stream.of(part[5].split(","))
                                        .map(VectorsTest::bytes)
                                        .toList(),
                        part[6].equals("accepted")))
                .toList();
    }

    private static long[] numbers(Stream<String> texts) {
        return texts.mapToLong(text -> text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text))
                .toArray();
    }

    private static byte[] bytes(String text) {
        return text.equals(NO_BYTES) ? new byte[0] : Base64.getDecoder().decode(text);
    }
}
