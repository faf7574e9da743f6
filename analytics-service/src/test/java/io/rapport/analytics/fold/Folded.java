package io.rapport.analytics.fold;

import io.rapport.analytics.parts.Log;
import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What the projection makes of one member's events, each of which sees only what its plan names. */
final class Folded {

    private final Log log = new Log();
    private final StrictDocuments documents = new StrictDocuments(new AnalyticsProjection(), Folded::has);

    static Folded of(RapportEvent... events) {
        return of(Arrays.asList(events));
    }

    static Folded of(List<? extends RapportEvent> events) {
        Folded folded = new Folded();
        events.forEach(event -> folded.documents.fold(folded.log.next("acme", "mia", event)));
        return folded;
    }

    /** An event that somebody else recorded, or on another day. */
    record Recorded(String actor, String on, RapportEvent event) {}

    static Folded ofRecorded(List<Recorded> events) {
        Folded folded = new Folded();
        events.forEach(one -> folded.documents.fold(
                folded.log.next("acme", "mia", one.actor(), Instant.parse(one.on() + "T12:00:00Z"), one.event())));
        return folded;
    }

    /** The same, but that the service crashes again and again, and after each crash folds some events again. */
    static Folded ofTorn(List<Recorded> events, Random random) {
        Folded folded = new Folded();
        List<EventEnvelope> batch = new ArrayList<>();
        for (Recorded one : events) {
            batch.add(folded.log.next("acme", "mia", one.actor(), Instant.parse(one.on() + "T12:00:00Z"), one.event()));
            if (random.nextInt(8) == 0) {
                folded.documents.foldTorn(batch, random);
                batch.clear();
            }
        }
        folded.documents.foldTorn(batch, random);
        return folded;
    }

    private static boolean has(Record document, String field, String value) {
        return document instanceof Story story
                && field.equals("into")
                && story.into() != null
                && story.into().toString().equals(value);
    }

    List<MemberMonth> months() {
        return documents.all(AnalyticsProjection.MONTHS);
    }

    List<Habit> habits() {
        return documents.all(AnalyticsProjection.HABITS).stream()
                .flatMap(habits -> habits.all().stream())
                .toList();
    }

    List<Story> stories() {
        return documents.all(AnalyticsProjection.STORIES);
    }

    /** All counters by months, without months that have none. */
    Map<String, Map<String, Integer>> counts() {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (MemberMonth month : months()) {
            if (!month.counts().isEmpty()) {
                counts.put(month.month(), month.counts().byName());
            }
        }
        return counts;
    }

    /** The part of a dimension in which the member is in a month; empty if they did nothing in it. */
    String part(Dimension dimension, String month) {
        return months().stream()
                .filter(one -> one.month().equals(month))
                .map(one -> switch (dimension) {
                    case COHORT -> one.cohort();
                    case PROGRAMME -> one.programme();
                    case COACH -> one.coach();
                    case SESSION -> one.session();
                })
                .findFirst()
                .orElse("");
    }

    int count(String month, Figure figure) {
        return counts().getOrDefault(month, Map.of()).getOrDefault(figure.name(), 0);
    }
}
