package io.rapport.query.platform.engine.generations;

import io.rapport.query.platform.projection.Projection;

/**
 * One filling of a projection's read model: its documents, markers, checkpoints and parked events have names of their
 * own, so that code of another version never writes them, and that a new one fills beside the old one.
 *
 * @param version of the projection that the documents are of
 * @param number 1, and one more each time that the same version had to be filled anew, from another log for example
 */
public record Generation(String projection, int version, int number) {

    public static final int FIRST = 1;

    /** The collection that says how far the others have come. */
    public static final String PROGRESS = "progress";

    static Generation first(Projection projection) {
        return new Generation(projection.name(), projection.version(), FIRST);
    }

    /** What all generations of a version are known by: {@code timeline@1}. */
    public static String nameOf(String projection, int version) {
        return projection + "@" + version;
    }

    /** A collection of it: {@code timeline@1.entries}, {@code timeline@1-2.entries}. */
    public String collection(String name) {
        return prefix() + name;
    }

    /** What the names of all its collections begin with. */
    String prefix() {
        return nameOf(projection, version) + (number == FIRST ? "" : "-" + number) + ".";
    }
}
