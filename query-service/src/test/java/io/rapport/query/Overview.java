package io.rapport.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What docs/api.md names; each service checks its part of it against its own API description. */
final class Overview {

    private static final Path PAGE = Path.of("../docs/api.md");
    private static final String QUERIES = "## Queries";
    private static final Pattern QUERY = Pattern.compile("^\\| ([a-z]\\w+) \\| GET ", Pattern.MULTILINE);
    private static final Pattern COMMAND =
            Pattern.compile("^\\| [a-z]\\w+ \\| (?:POST|PUT|PATCH|DELETE) (\\S+)", Pattern.MULTILINE);

    /** A letter that stands for the beginning of an address. */
    private static final Pattern LETTER = Pattern.compile("`([A-Z])` (?:is|the same for a coach:) `(/[^`]+)`");

    private Overview() {}

    /** The names of all queries. */
    static Set<String> queries() throws IOException {
        String page = Files.readString(PAGE);
        Set<String> names = new TreeSet<>();
        Matcher row = QUERY.matcher(page.substring(page.indexOf(QUERIES)));
        while (row.find()) {
            names.add(row.group(1));
        }
        return names;
    }

    /** The addresses of all commands. */
    static Set<String> commands() throws IOException {
        String page = Files.readString(PAGE);
        String part = page.substring(0, page.indexOf(QUERIES));
        Map<String, String> letters = new HashMap<>();
        Matcher letter = LETTER.matcher(part);
        while (letter.find()) {
            letters.put(letter.group(1), letter.group(2));
        }
        Set<String> addresses = new TreeSet<>();
        Matcher row = COMMAND.matcher(part);
        while (row.find()) {
            String written = row.group(1);
            String first = written.substring(0, 1);
            addresses.add(written.startsWith("/") ? written : letters.get(first) + written.substring(1));
        }
        return addresses;
    }
}
