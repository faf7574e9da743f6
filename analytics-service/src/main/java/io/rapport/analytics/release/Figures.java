package io.rapport.analytics.release;

import io.rapport.analytics.engine.TenantDocuments;
import io.rapport.analytics.fold.AnalyticsProjection;
import io.rapport.analytics.fold.Counts;
import io.rapport.analytics.fold.Dimension;
import io.rapport.analytics.fold.Figure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Repository;

/**
 * Adds up what the members of a tenant have in each month, for all dimensions at once. It reads each document once and
 * adds what is in it: of a hundred figures a member has a dozen in a month, and a group of MongoDB's looks for all.
 */
@Repository
class Figures {

    private static final String MONTH = "month";
    private static final String COUNTS = "counts";
    private static final Figure[] FIGURES = Figure.values();
    private static final List<String> FIELDS = fields();

    private final TenantDocuments documents;

    Figures(TenantDocuments documents) {
        this.documents = documents;
    }

    private static List<String> fields() {
        List<String> fields = new ArrayList<>(List.of(MONTH, COUNTS));
        for (Dimension dimension : Dimension.values()) {
            fields.add(dimension.field());
        }
        return List.copyOf(fields);
    }

    /** Whether nothing that happened is still to be counted. */
    boolean areComplete() {
        return documents.areComplete();
    }

    /** Where something is counted. */
    private record Place(String month, Dimension dimension, String part) {}

    /** By months, in which nobody has to have done anything. */
    SortedMap<String, Month> of(String tenantId) {
        Map<Place, Adding> sums = new HashMap<>();
        documents.each(AnalyticsProjection.NAME, AnalyticsProjection.MONTHS, tenantId, FIELDS, member -> {
            String text = member.getString(COUNTS);
            if (text == null || text.isEmpty()) {
                return;
            }
            Counts counts = Counts.of(text);
            for (Dimension dimension : Dimension.values()) {
                Place place = new Place(member.getString(MONTH), dimension, member.getString(dimension.field()));
                sums.computeIfAbsent(place, none -> new Adding()).add(counts);
            }
        });
        SortedMap<String, Month> months = new TreeMap<>();
        sums.forEach((place, sum) -> months.put(
                place.month(),
                months.getOrDefault(place.month(), Month.empty()).with(place.dimension(), place.part(), sum.cell())));
        return months;
    }

    /** The sums of some members in a month, one member after the other; by places in {@link Counts#NAMES}. */
    private static final class Adding {

        private final long[] values = new long[Counts.NAMES.size()];
        private final long[] ofMembers = new long[FIGURES.length];
        private final long[] largest = new long[FIGURES.length];
        private long members;

        void add(Counts counts) {
            members++;
            counts.each((place, many) -> {
                values[place] += many;
                if (place < FIGURES.length) {
                    ofMembers[place]++;
                    largest[place] = Math.max(largest[place], many);
                }
            });
        }

        Cell cell() {
            Map<Figure, Sum> sums = new EnumMap<>(Figure.class);
            Map<String, Long> days = new HashMap<>();
            for (int place = 0; place < values.length; place++) {
                if (place >= FIGURES.length) {
                    days.put(Counts.NAMES.get(place), values[place]);
                } else if (ofMembers[place] > 0) {
                    sums.put(FIGURES[place], new Sum(values[place], ofMembers[place], largest[place]));
                }
            }
            return new Cell(sums, days, members);
        }
    }
}
