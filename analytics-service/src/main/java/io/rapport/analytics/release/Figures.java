package io.rapport.analytics.release;

import io.rapport.analytics.engine.TenantDocuments;
import io.rapport.analytics.fold.AnalyticsProjection;
import io.rapport.analytics.fold.Dimension;
import io.rapport.analytics.fold.Figure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/**
 * Adds up what the members of a tenant have in each month, for all dimensions at once. It reads each document once and
 * adds what is in it: of a hundred figures a member has a dozen in a month, and a group of MongoDB's looks for all.
 */
@Repository
class Figures {

    private static final String MONTH = "month";
    private static final String COUNTS = "counts";
    private static final Map<String, Figure> BY_NAME = byName();
    private static final List<String> FIELDS = fields();

    private final TenantDocuments documents;

    Figures(TenantDocuments documents) {
        this.documents = documents;
    }

    private static Map<String, Figure> byName() {
        Map<String, Figure> byName = new HashMap<>();
        for (Figure figure : Figure.values()) {
            byName.put(figure.name(), figure);
        }
        return byName;
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
            Document counts = member.get(COUNTS, Document.class);
            if (counts == null || counts.isEmpty()) {
                return;
            }
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

    /** The sums of some members in a month, one member after the other. */
    private static final class Adding {

        private final Map<Figure, Sum> sums = new EnumMap<>(Figure.class);
        private final Map<String, Long> days = new HashMap<>();
        private long members;

        void add(Document counts) {
            members++;
            counts.forEach((name, value) -> {
                long many = ((Number) value).longValue();
                Figure figure = BY_NAME.get(name);
                if (figure == null) {
                    days.merge(name, many, Long::sum);
                } else {
                    sums.merge(figure, new Sum(many, 1, many), Sum::and);
                }
            });
        }

        Cell cell() {
            return new Cell(sums, days, members);
        }
    }
}
