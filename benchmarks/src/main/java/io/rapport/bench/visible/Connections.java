package io.rapport.bench.visible;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to a database. */
@FunctionalInterface
interface Connections {
    Connection open() throws SQLException;
}
