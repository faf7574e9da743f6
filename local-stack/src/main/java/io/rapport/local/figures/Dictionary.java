package io.rapport.local.figures;

import io.rapport.local.home.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What each figure means: the lines of the tables in docs/analytics.md, which define them. */
public final class Dictionary {

    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Z_0-9]+)`");

    /** A line of a table: what stands on its left side, and what it says. */
    private record Line(String left, String right) {

        boolean defines(String name) {
            return left.contains("`" + name + "`");
        }

        boolean tellsOf(String name) {
            return right.contains("`" + name + "`");
        }

        /** Of several names the words say which is which, in their order. */
        String words() {
            long names = NAME.matcher(left).results().count();
            return (names > 1 ? left.replace("`", "") + ": " : "") + right.replace("`", "");
        }
    }

    private final List<Line> lines;

    private Dictionary(List<Line> lines) {
        this.lines = lines;
    }

    /** That of this checkout. */
    public static Dictionary of(Installation installation) throws IOException {
        return of(Files.readString(installation.root().resolve("docs/analytics.md")));
    }

    static Dictionary of(String markdown) {
        return new Dictionary(markdown.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.substring(1, line.lastIndexOf('|')).split("\\|", 2))
                .filter(cells -> cells.length == 2)
                .map(cells -> new Line(cells[0].strip(), cells[1].strip()))
                .filter(line -> NAME.matcher(line.left()).find())
                .toList());
    }

    /** What is said where the name is defined; else where it is told of. */
    Optional<String> meaning(String name) {
        return lines.stream()
                .filter(line -> line.defines(name))
                .findFirst()
                .or(() -> lines.stream().filter(line -> line.tellsOf(name)).findFirst())
                .map(Line::words);
    }

    /** As CSV (RFC 4180): each figure of the releases once, with its kind and what it means. */
    public String csv(List<Release> releases) {
        StringBuilder csv = new StringBuilder("kind,name,meaning\r\n");
        releases.stream()
                .flatMap(release -> release.figures().stream())
                .map(figure -> figure.kind() + "," + figure.name() + ","
                        + quoted(meaning(figure.name()).orElse("")))
                .distinct()
                .forEach(line -> csv.append(line).append("\r\n"));
        return csv.toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
