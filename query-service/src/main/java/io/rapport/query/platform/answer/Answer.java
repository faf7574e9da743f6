package io.rapport.query.platform.answer;

import org.jspecify.annotations.Nullable;

/**
 * What a query is answered with, as it is sent.
 *
 * @param <T> what it is the JSON of, which the API description tells
 */
@SuppressWarnings("UnusedTypeParameter") // the API description reads it
public final class Answer<T> {

    private final byte[] json;
    private final @Nullable String etag;

    /**
     * An answer.
     *
     * @param etag quoted, if the client may keep the answer and ask whether it still holds
     */
    public Answer(byte[] json, @Nullable String etag) {
        this.json = json;
        this.etag = etag;
    }

    /** The body. It is not copied: whoever gets it only writes it out. */
    public byte[] json() {
        return json;
    }

    /** What {@code If-None-Match} may name. */
    public @Nullable String etag() {
        return etag;
    }
}
