package io.rapport.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What every answer says to browsers, whatever it answers. */
public final class BrowserHeaders {

    /** Pages of Swagger UI are not stored; what is asked for again and again may be, and is asked about each time. */
    private static final Map<String, String> EXPECTED = Map.of(
            "x-content-type-options", "nosniff",
            "x-frame-options", "deny",
            "referrer-policy", "no-referrer",
            "cache-control", "no-",
            "content-security-policy",
                    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    private BrowserHeaders() {}

    /** The names of those that these headers lack, or have otherwise; {@code names: value}, a line each. */
    public static List<String> missing(String headers) {
        List<String> lines =
                headers.lines().map(line -> line.toLowerCase(Locale.ROOT)).toList();
        List<String> missing = new ArrayList<>();
        EXPECTED.forEach((name, value) -> {
            if (lines.stream().noneMatch(line -> line.startsWith(name + ": ") && line.contains(value))) {
                missing.add(name);
            }
        });
        return missing;
    }
}
