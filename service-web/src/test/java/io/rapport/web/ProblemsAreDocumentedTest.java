package io.rapport.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Every problem that a service answers with")
class ProblemsAreDocumentedTest {

    private static final List<String> SERVICES =
            List.of("service-web", "command-service", "query-service", "analytics-service");

    /** Records of rejections; what is given as a rule's name is written as one. */
    private static final Pattern REJECTION = Pattern.compile("\\brecord (\\w+)\\(");

    private static final Pattern RULE = Pattern.compile("\"([A-Z][a-z]+(?:[A-Z][a-z]+)*)\"");
    private static final Pattern ANSWERS = Pattern.compile("Problem\\.of\\(|problems\\.write\\(|ProblemDetail");

    /** What is written like a rule in classes that answer with problems, and is none. */
    private static final Set<String> NO_RULES = Set.of("Bearer", "Connection", "Problem", "ProblemDetail");

    @Test
    @DisplayName("is named in the documentation of the API")
    void documented() throws IOException {
        String documentation = Files.readString(Path.of("../docs/api.md"));

        Set<String> known = Stream.concat(rules(), rejections()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).contains("UnknownParameter", "BadRequest", "NotFound", "HelpNotWanted", "EventStoreFull");
        assertThat(known)
                .filteredOn(rule -> !documentation.contains("`" + rule + "`"))
                .isEmpty();
    }

    private static Stream<String> rules() {
        return sources()
                .filter(source -> ANSWERS.matcher(source).find())
                .flatMap(source -> named(RULE, source))
                .filter(rule -> !NO_RULES.contains(rule));
    }

    private static Stream<String> rejections() {
        return sources()
                .filter(source -> source.contains("implements Rejection") || source.contains("extends Rejection"))
                .flatMap(source -> named(REJECTION, source));
    }

    private static Stream<String> named(Pattern pattern, String source) {
        return pattern.matcher(source).results().map((MatchResult found) -> found.group(1));
    }

    private static Stream<String> sources() {
        return SERVICES.stream().flatMap(module -> {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                return files
                        .filter(file -> file.toString().endsWith(".java"))
                        .map(ProblemsAreDocumentedTest::read)
                        .toList()
                        .stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
