package io.rapport.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The messages of asyncapi.yaml, as the events say them: one a version, summed up by the comment of its record. */
final class AsyncApiMessages {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final String BEGIN = "# From here on: mvn -pl shared-events test -Dapprove=true\n";
    private static final Pattern IN_CHANNEL = between("      ");
    private static final Pattern IN_COMPONENTS = between("    ");

    private AsyncApiMessages() {}

    private static Pattern between(String indent) {
        return Pattern.compile("(?<=\n" + indent + BEGIN + ").*?(?=" + indent + "# Up to here\\.\n)", Pattern.DOTALL);
    }

    /** The document with the messages of all versions, in the order of the contexts. */
    static String filledIn(String document) {
        Map<String, String> summaries = summaries();
        return replace(
                IN_COMPONENTS,
                replace(IN_CHANNEL, document, summaries, (name, _) -> reference(name)),
                summaries,
                AsyncApiMessages::message);
    }

    private static String replace(
            Pattern place, String document, Map<String, String> messages, BiFunction<String, String, String> text) {
        return place.matcher(document)
                .replaceFirst(Matcher.quoteReplacement(messages.entrySet().stream()
                        .map(message -> text.apply(message.getKey(), message.getValue()))
                        .collect(Collectors.joining())));
    }

    private static String reference(String name) {
        return """
              %1$s:
                $ref: '#/components/messages/%1$s'
        """.formatted(name);
    }

    private static String message(String name, String summary) {
        return """
            %1$s:
              name: %1$s
              title: %2$s
              summary: '%3$s'
              traits:
                - $ref: '#/components/messageTraits/cloudEvent'
              payload:
                schemaFormat: application/schema+json;version=draft-2020-12
                schema:
                  $ref: schemas/%1$s.json
        """.formatted(name, title(name), summary.replace("'", "''"));
    }

    /** FollowUpPlanned is a follow up planned. */
    private static String title(String name) {
        String event = name.split("\\.", -1)[3];
        String words = event.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> summaries() {
        Map<String, String> summaries = new LinkedHashMap<>();
        for (Class<? extends RapportEvent> event : EventTypes.classes()) {
            for (Upcaster upcaster : EventCodec.UPCASTERS) {
                if (upcaster.to().equals(EventTypes.nameOf(event))) {
                    summaries.put(upcaster.from(), "No longer written. " + comment(upcaster.getClass()));
                }
            }
            summaries.put(EventTypes.nameOf(event), comment(event));
        }
        return summaries;
    }

    /** What the comment before the class says, without its tags. */
    private static String comment(Class<?> type) {
        Class<?> outermost = type.getNestHost();
        Path file = SOURCES.resolve(outermost.getName().replace('.', '/') + ".java");
        try {
            Matcher comment = Pattern.compile("/\\*\\*((?:[^*]|\\*(?!/))*)\\*/\\s+(?:public |final )*(?:record|class) "
                            + type.getSimpleName() + "\\b")
                    .matcher(Files.readString(file));
            if (!comment.find()) {
                throw new AssertionError(type.getSimpleName() + " has no comment that says what happened");
            }
            return comment.group(1)
                    .lines()
                    .map(line -> line.replaceFirst("^\\s*\\*?\\s*", "").strip())
                    .takeWhile(line -> !line.startsWith("@"))
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.joining(" "))
                    .replaceAll("\\{@(?:code|link(?:plain)?) #?([^}]+)}", "`$1`");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
