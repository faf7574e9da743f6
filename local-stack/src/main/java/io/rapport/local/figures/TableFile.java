package io.rapport.local.figures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A format of files that takes a library of its own, and so a module of its own, which need not be there. */
public interface TableFile {

    /** Its name on the command line. */
    String format();

    /** Writes what a CSV file holds, with these columns as numbers or truth values, and all others as text. */
    void write(Path csv, List<Column> columns, Path file) throws IOException;

    /** A column that is no text. */
    record Column(String name, Type type) {}

    /** What stands in a column. */
    enum Type {
        DOUBLE,
        LONG,
        BOOLEAN
    }
}
