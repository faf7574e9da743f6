package io.rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.local.home.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever is told a code finds it in docs/operations.md, and finds no code there that nobody is ever told. */
class OperationsPageTest {

    /** The first word of a trouble, and of a text that begins with one. */
    private static final Pattern TOLD = Pattern.compile("\\b(?:Trouble|TroubleException)\\(\\s*\"([A-Z]\\w+)\""
            + "|new IllegalStateException\\(\\s*\"([A-Z][a-z]+[A-Z]\\w+): "
            + "|extends TroubleException\\b[\\s\\S]*?super\\(\\s*\"([A-Z]\\w+)\""
            + "|new Alarm\\(\\s*\\w+,\\s*\"([A-Z]\\w+)\"");

    /** What a table's first column names. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*)\\|");

    private static final Pattern CODE = Pattern.compile("`([A-Z][a-z]+[A-Z]\\w+)`");

    private static final Pattern SETTING = Pattern.compile("\\$\\{((?:RAPPORT|MONGODB|SERVER)_[A-Z_]+)");

    private final Path root = Installation.find().root();

    private Stream<String> sources() throws IOException {
        try (Stream<Path> files = Files.find(
                root,
                20,
                (path, attributes) -> path.toString().endsWith(".java")
                        && root.relativize(path).toString().contains("src/main/java"))) {
            return files.toList().stream().map(OperationsPageTest::read);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().flatMap(OperationsPageTest::groups);
    }

    private static Stream<String> groups(MatchResult match) {
        return Stream.iterate(1, n -> n <= match.groupCount(), n -> n + 1)
                .filter(n -> match.start(n) >= 0)
                .map(match::group);
    }

    private Set<String> explained() {
        Set<String> explained = new TreeSet<>();
        found(ROW, read(root.resolve("docs/operations.md")))
                .forEach(row -> found(CODE, row).forEach(explained::add));
        return explained;
    }

    @Test
    void everyTroubleOfTheCodeHasItsLine() throws IOException {
        Set<String> told = new TreeSet<>();
        sources().forEach(source -> found(TOLD, source).forEach(told::add));
        assertThat(told)
                .as("one of each way in which a code is written")
                .contains("EventStoreFrozen", "EventStoreFull", "MasterKeyMismatch", "UnsendableEvent")
                .contains("ReadModelsAheadOfLog");
        assertThat(explained()).containsAll(told);
    }

    @Test
    void everyLineIsOfACodeThatThereIs() throws IOException {
        String all = String.join("\n", sources().toList());
        assertThat(explained()).isNotEmpty().allMatch(code -> all.contains(code));
    }

    @Test
    void everySettingOfTheServicesIsExplained() throws IOException {
        Set<String> settings = new TreeSet<>();
        for (String service : List.of("command-service", "query-service", "analytics-service")) {
            found(SETTING, read(root.resolve(service + "/src/main/resources/application.yml")))
                    .forEach(settings::add);
        }
        assertThat(settings).contains("RAPPORT_POSTGRES_URL", "RAPPORT_ANALYTICS_THRESHOLD", "MONGODB_URI");
        try (Stream<Path> pages = Files.list(root.resolve("docs"))) {
            String all = pages.filter(page -> page.toString().endsWith(".md"))
                    .map(OperationsPageTest::read)
                    .collect(Collectors.joining("\n"));
            assertThat(settings).allMatch(setting -> all.contains("`" + setting + "`"));
        }
    }
}
