package io.rapport.analytics.release;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import io.rapport.analytics.fold.AnalyticsProjection;
import io.rapport.analytics.fold.Figure;
import io.rapport.query.platform.engine.TenantDocuments;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/** Adds up what the members of a tenant have in each month. */
@Repository
class Figures {

    private static final String VALUE = "v_";
    private static final String MEMBERS = "m_";
    private static final String LARGEST = "l_";

    private static final Bson BY_MONTH = Aggregates.group("$month", sums());

    private final TenantDocuments documents;

    Figures(TenantDocuments documents) {
        this.documents = documents;
    }

    private static List<BsonField> sums() {
        List<BsonField> sums = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            sums.add(Accumulators.sum(VALUE + figure, "$counts." + figure));
            sums.add(Accumulators.sum(MEMBERS + figure, "$has." + figure));
            sums.add(Accumulators.max(LARGEST + figure, "$counts." + figure));
        }
        return sums;
    }

    /** Whether nothing that happened is still to be counted. */
    boolean areComplete() {
        return documents.areComplete();
    }

    /** By months, in which nobody has to have done anything. */
    SortedMap<String, Map<Figure, Sum>> of(String tenantId) {
        SortedMap<String, Map<Figure, Sum>> months = new TreeMap<>();
        for (Document row :
                documents.grouped(AnalyticsProjection.NAME, AnalyticsProjection.MONTHS, tenantId, BY_MONTH)) {
            Map<Figure, Sum> sums = new EnumMap<>(Figure.class);
            for (Figure figure : Figure.values()) {
                sums.put(
                        figure,
                        new Sum(
                                number(row, VALUE + figure),
                                number(row, MEMBERS + figure),
                                number(row, LARGEST + figure)));
            }
            months.put(row.getString("_id"), sums);
        }
        return months;
    }

    private static long number(Document row, String field) {
        return row.get(field) instanceof Number number ? number.longValue() : 0;
    }
}
