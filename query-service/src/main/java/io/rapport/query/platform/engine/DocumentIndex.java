package io.rapport.query.platform.engine;

import java.util.ArrayList;
import java.util.List;

/** A plain compound index. The engine puts {@code tenantId} and {@code memberId} before its fields. */
public record DocumentIndex(List<Field> fields) {

    /** A field in dotted notation and its direction. */
    public record Field(String name, boolean ascending) {}

    /** An index over no more than the member. */
    public static DocumentIndex byMember() {
        return new DocumentIndex(List.of());
    }

    /** This index with one more field, in rising order. */
    public DocumentIndex ascending(String field) {
        return with(new Field(field, true));
    }

    /** This index with one more field, in falling order. */
    public DocumentIndex descending(String field) {
        return with(new Field(field, false));
    }

    private DocumentIndex with(Field field) {
        List<Field> more = new ArrayList<>(fields);
        more.add(field);
        return new DocumentIndex(List.copyOf(more));
    }
}
