package io.rapport.query.platform.projection;

import org.jspecify.annotations.Nullable;

/**
 * Documents of one type that an event needs all together, known or not: those of its member, or of these only those in
 * which an indexed field has a value.
 */
public record DocumentGroup(DocumentType<?> type, @Nullable Condition condition) {

    /** That a field, in dotted notation, holds this text. */
    public record Condition(String field, String value) {}

    /** Everything of that type that the event's member has. */
    public static DocumentGroup ofMember(DocumentType<?> type) {
        return new DocumentGroup(type, null);
    }

    /** What the event's member has of that type with this value in a field. An index should begin with the field. */
    public static DocumentGroup where(DocumentType<?> type, String field, String value) {
        return new DocumentGroup(type, new Condition(field, value));
    }
}
