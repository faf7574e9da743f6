package io.rapport.bench.history;

import io.rapport.bench.stack.Errands;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Fills topics with histories, in a JVM of its own that has the events on its classpath. An errand names the topic and
 * the history; the answer is how many events it has.
 */
public final class TopicWorker {
    private TopicWorker() {}

    /** Takes the address of Kafka. */
    public static void main(String[] addresses) throws Exception {
        Errands.serve(errand -> {
            String[] words = errand.split(" ", 3);
            History history = history(words[1], words[2]);
            new EventTopic(addresses[0], words[0]).fill(history);
            return Long.toString(history.size());
        });
    }

    private static History history(String kind, String detail) throws Exception {
        return switch (kind) {
            case "mixed" -> new MixedHistory(Long.parseLong(detail), LocalDate.now(ZoneOffset.UTC));
            case "contacts" -> ContactsHistory.in(Path.of(detail));
            case "like-contacts" -> ContactsHistory.generated();
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
