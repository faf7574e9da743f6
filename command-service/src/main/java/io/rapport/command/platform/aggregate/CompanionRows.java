package io.rapport.command.platform.aggregate;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Rows of another table that are written in the very statement that appends a command's events: both are written or
 * neither, in one round trip and without a transaction around it.
 */
public interface CompanionRows {

    /** The INSERT with a question mark for each value. Equal shapes have equal texts: statements are kept prepared. */
    String insert();

    /** Binds the values, beginning with the parameter {@code first}, and returns the parameter after the last one. */
    int bind(PreparedStatement statement, int first) throws SQLException;

    /** The unique constraint whose violation says that somebody else has such a row, if there is one. */
    default @Nullable String constraint() {
        return null;
    }

    /** What it means for the command that they have. Nothing was written. */
    default RuntimeException taken() {
        throw new IllegalStateException("These rows are in nobody's way");
    }
}
