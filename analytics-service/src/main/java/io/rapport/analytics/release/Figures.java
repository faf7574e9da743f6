package io.rapport.analytics.release;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import io.rapport.analytics.engine.TenantDocuments;
import io.rapport.analytics.fold.AnalyticsProjection;
import io.rapport.analytics.fold.Dimension;
import io.rapport.analytics.fold.Figure;
import io.rapport.analytics.fold.Gap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** Adds up what the members of a tenant have in each month: once for each dimension. */
@Repository
class Figures {

    private static final String VALUE = "v_";
    private static final String MEMBERS = "m_";
    private static final String LARGEST = "l_";
    private static final String ALL_MEMBERS = "members";

    private static final List<BsonField> SUMS = sums();

    private final TenantDocuments documents;

    Figures(TenantDocuments documents) {
        this.documents = documents;
    }

    private static List<BsonField> sums() {
        List<BsonField> sums = new ArrayList<>();
        sums.add(Accumulators.sum(ALL_MEMBERS, "$members"));
        for (Figure figure : Figure.values()) {
            sums.add(Accumulators.sum(VALUE + figure, "$counts." + figure));
            sums.add(Accumulators.sum(MEMBERS + figure, "$has." + figure));
            sums.add(Accumulators.max(LARGEST + figure, "$counts." + figure));
        }
        for (Gap gap : Gap.values()) {
            gap.steps().forEach(step -> sums.add(Accumulators.sum(step.counted(), "$counts." + step.counted())));
        }
        return sums;
    }

    /** Whether nothing that happened is still to be counted. */
    boolean areComplete() {
        return documents.areComplete();
    }

    /** By months, in which nobody has to have done anything. */
    SortedMap<String, Month> of(String tenantId) {
        SortedMap<String, Month> months = new TreeMap<>();
        for (Dimension dimension : Dimension.values()) {
            Document by = new Document("month", "$month").append("part", "$" + dimension.field());
            for (Document row : documents.grouped(
                    AnalyticsProjection.NAME, AnalyticsProjection.MONTHS, tenantId, Aggregates.group(by, SUMS))) {
                Document id = row.get("_id", Document.class);
                Cell cell = cell(row);
                if (cell.members() > 0) {
                    months.merge(
                            id.getString("month"),
                            Month.empty().with(dimension, id.getString("part"), cell),
                            (known, one) -> known.with(dimension, id.getString("part"), cell));
                }
            }
        }
        return months;
    }

    private static Cell cell(Document row) {
        Map<Figure, Sum> sums = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            Sum sum =
                    new Sum(number(row, VALUE + figure), number(row, MEMBERS + figure), number(row, LARGEST + figure));
            if (sum.members() > 0) {
                sums.put(figure, sum);
            }
        }
        Map<String, Long> days = new HashMap<>();
        for (Gap gap : Gap.values()) {
            gap.steps().forEach(step -> days.put(step.counted(), number(row, step.counted())));
        }
        return new Cell(sums, days, number(row, ALL_MEMBERS));
    }

    private static long number(Document row, String field) {
        return row.get(field) instanceof Number number ? number.longValue() : 0;
    }
}
