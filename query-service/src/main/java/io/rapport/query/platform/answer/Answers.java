package io.rapport.query.platform.answer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes answers of records. */
@Component
public final class Answers {

    private static final int TAG_BYTES = 16;

    private final JsonMapper mapper;

    Answers(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** The answer that says this. */
    public <T> Answer<T> of(T value) {
        return new Answer<>(mapper.writeValueAsBytes(value), null);
    }

    /**
     * The answer that says this of an aggregate, under a tag. A command takes it as {@code If-Match}, which is why it
     * begins with the aggregate's sequence.
     *
     * @param sequence of the last event that is surely in it; {@code null} if that is not known
     */
    public <T> Answer<T> tagged(T value, @Nullable Long sequence) {
        byte[] json = mapper.writeValueAsBytes(value);
        return new Answer<>(json, "\"" + (sequence == null ? "" : sequence + "-") + digestOf(json) + "\"");
    }

    // Of the bytes alone: so it is another one as well when the next release words the same facts otherwise.
    private static String digestOf(byte[] json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
