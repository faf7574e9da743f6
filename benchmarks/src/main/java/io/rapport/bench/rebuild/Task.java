package io.rapport.bench.rebuild;

/**
 * What a worker is to do, as one line of text.
 *
 * @param projection the package of the projection, for example {@code io.rapport.query.models.timeline}; several are
 *     separated by commas
 * @param events how many there are on the topic
 * @param database to read from when preparing, and else to write to
 */
record Task(Kind kind, String projection, String topic, long events, String database) {
    /** What can be asked of a worker. */
    enum Kind {
        /** Folds the topic with the engine of query-service. */
        FOLD,
        /** Loads the documents that a fold has left, and works out which of them each batch writes. */
        PREPARE,
        /** Reads the topic and writes the prepared documents of each batch. */
        WRITE_BY_BATCH,
        /** Reads the topic and writes each prepared document once. */
        WRITE_ONCE,
        /**
         * Reads the topic and its events, loads what each batch writes and an earlier one has written, makes records of
         * it and bytes of the records, and writes the prepared documents.
         */
        LOAD_AND_WRITE_BY_BATCH
    }

    Task as(Kind other) {
        return new Task(other, projection, topic, events, database);
    }

    Task with(String otherDatabase) {
        return new Task(kind, projection, topic, events, otherDatabase);
    }

    String[] packages() {
        return projection.split(",", -1);
    }

    String line() {
        return String.join(" ", kind.name(), projection, topic, Long.toString(events), database);
    }

    static Task read(String line) {
        String[] words = line.split(" ", 5);
        return new Task(Kind.valueOf(words[0]), words[1], words[2], Long.parseLong(words[3]), words[4]);
    }
}
