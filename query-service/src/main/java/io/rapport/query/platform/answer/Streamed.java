package io.rapport.query.platform.answer;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A file that is written while it is read, as JSON or as CSV: whichever is asked for.
 *
 * @param <T> what the JSON is of, which the API description tells
 * @param name of the file, without what says its form
 */
@SuppressWarnings("UnusedTypeParameter") // the API description reads it
public record Streamed<T>(String name, Form json, Form csv) {

    /** One form of it. */
    public interface Form {

        /** Writes all of it. */
        void to(OutputStream out) throws IOException;
    }
}
