package io.rapport.query.platform.projection;

import java.util.ArrayList;
import java.util.List;

/**
 * A plain compound index. The engine puts {@code tenantId} and {@code memberId} before its fields.
 *
 * @param acrossMembers whether only {@code tenantId} comes before them: for what others than the member find
 */
public record DocumentIndex(List<Field> fields, boolean acrossMembers) {

    /** A field in dotted notation and its direction. */
    public record Field(String name, boolean ascending) {}

    /** An index over no more than the member. */
    public static DocumentIndex byMember() {
        return new DocumentIndex(List.of(), false);
    }

    /** An index by which somebody finds what names them, whoever's it is. */
    public static DocumentIndex ofWhoIsNamedIn(String field) {
        return new DocumentIndex(List.of(new Field(field, true)), true);
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
        return new DocumentIndex(List.copyOf(more), acrossMembers);
    }
}
