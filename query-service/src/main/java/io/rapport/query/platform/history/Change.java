package io.rapport.query.platform.history;

import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an event changed in one field. Of {@code value}, {@code words} and {@code name} one is there, by what the field
 * tells.
 *
 * @param of what the field is of
 * @param id of that
 * @param field in dotted notation, with the ids or places of what is in lists
 */
@Schema(name = "FieldChange")
public record Change(
        @Schema(description = "What the field is of", example = "person") @Tells(What.PLAIN)
        String of,

        @Schema(description = "Its id") @Tells(What.PLAIN) String id,

        @Schema(description = "The field", example = "person.name") @Tells(What.PLAIN)
        String field,

        @Nullable Value value,
        @Nullable Words words,
        @Nullable Name name) {

    /** A measure, a kind, a day, an id; absent where there was or is none. */
    @Schema(name = "ChangedValue")
    public record Value(
            @Tells(What.PLAIN) @Nullable String before,
            @Tells(What.PLAIN) @Nullable String after) {}

    /** What somebody wrote; absent where there was or is none. */
    @Schema(name = "ChangedWords")
    public record Words(
            @Tells(What.NOTE) @Nullable String before,
            @Tells(What.NOTE) @Nullable String after) {}

    /** By what a person is known; absent where there was or is none. */
    @Schema(name = "ChangedName")
    public record Name(
            @Tells(What.NAME) @Nullable String before,
            @Tells(What.NAME) @Nullable String after) {}

    static Change told(
            Told<?> told, String id, String field, What tells, @Nullable String before, @Nullable String after) {
        return new Change(
                told.name(),
                id,
                field,
                tells == What.PLAIN ? new Value(before, after) : null,
                tells == What.NOTE ? new Words(before, after) : null,
                tells == What.NAME ? new Name(before, after) : null);
    }
}
