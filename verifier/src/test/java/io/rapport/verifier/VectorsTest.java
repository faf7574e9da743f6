package io.rapport.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Proofs that others made. Those beside the tests are of a naive implementation in Python; {@code MERKLE_TESTDATA} may
 * name the folder testdata of github.com/transparency-dev/merkle, whose 518 are checked then as well.
 */
@DisplayName("proofs of others")
class VectorsTest {

    private static final Path NAIVE = Path.of("../proofs/src/test/vectors/naive.tsv");

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
        List<Vector> vectors = Files.readAllLines(NAIVE).stream()
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
        assertThat(vectors).hasSizeGreaterThan(500);
        assertThat(vectors.stream().filter(one -> one.isAccepted() != one.accepted))
                .isEmpty();
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "MERKLE_TESTDATA", matches = ".+")
    @DisplayName("of transparency-dev/merkle are accepted if they are right, and refused if not")
    void transparencyDev() throws IOException {
        Path folder = Path.of(System.getenv("MERKLE_TESTDATA"));
        try (Stream<Path> files = Files.walk(folder)) {
            List<Vector> vectors = files.filter(file -> file.toString().endsWith(".json"))
                    .map(file -> vector(folder.relativize(file), read(file)))
                    .toList();
            assertThat(vectors).hasSizeGreaterThanOrEqualTo(518);
            assertThat(vectors.stream().filter(one -> one.isAccepted() != one.accepted))
                    .isEmpty();
        }
    }

    private static Vector vector(Path file, String json) {
        String kind = file.getName(0).toString();
        List<String> names = switch (kind) {
            case "inclusion" -> List.of("leafIdx", "treeSize");
            case "subtreeinclusion" -> List.of("leafIdx", "start", "end");
            case "consistency" -> List.of("size1", "size2");
            default -> List.of("start", "end", "size");
        };
        boolean two = kind.endsWith("consistency");
        Matcher proof = Pattern.compile("\"proof\": \\[([^\\]]*)]").matcher(json);
        List<byte[]> hashes = !proof.find() || proof.group(1).isBlank()
                ? List.of()
                : Stream.of(proof.group(1).split(","))
                        .map(text -> bytes(text.strip().replace("\"", "")))
                        .toList();
        return new Vector(
                kind,
                file.toString(),
                numbers(names.stream().map(name -> field(json, name))),
                bytes(field(json, two ? "root1" : "leafHash")),
                bytes(field(json, two ? "root2" : "root")),
                hashes,
                field(json, "wantErr").equals("false"));
    }

    private static String field(String json, String name) {
        Matcher field = Pattern.compile("\"" + name + "\": \"?([^\",\n]*)").matcher(json);
        return field.find() && !field.group(1).equals("null") ? field.group(1) : "";
    }

    private static long[] numbers(Stream<String> texts) {
        return texts.mapToLong(text -> text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text))
                .toArray();
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
