package io.rapport.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the services need to be told: {@code config/services.env}, over it what is different on one machine, and over
 * that the caller's environment, for the names that the file has. Docker Compose reads the same file.
 */
public record Settings(Map<String, String> values) {

    /** Replays and benchmarks send as one member, as fast as they can. */
    private static final Map<String, String> ON_ONE_MACHINE =
            Map.of("RAPPORT_MEMBER_RATE", "0", "RAPPORT_TENANT_RATE", "0");

    public static Settings of(Installation installation, Map<String, String> environment) {
        Path file = installation.root().resolve("config/services.env");
        try {
            return of(Files.readString(file), environment);
        } catch (IOException e) {
            throw new Problem(
                    "%s cannot be read: %s".formatted(file, e), "Restore it: git checkout config/services.env", e);
        }
    }

    static Settings of(String text, Map<String, String> environment) {
        Map<String, String> values = new LinkedHashMap<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    int equals = line.indexOf('=');
                    if (equals < 1) {
                        throw new Problem(
                                "config/services.env has a line that is no NAME=value: " + line, "Mend the line.");
                    }
                    String name = line.substring(0, equals).strip();
                    String value = line.substring(equals + 1).strip();
                    values.put(name, environment.getOrDefault(name, ON_ONE_MACHINE.getOrDefault(name, value)));
                });
        return new Settings(values);
    }

    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new Problem(
                    "config/services.env lacks " + name + ".", "Restore it: git checkout config/services.env");
        }
        return value;
    }
}
