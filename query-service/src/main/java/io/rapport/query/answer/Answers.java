package io.rapport.query.answer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    /** The answer that says this, under a tag. */
    public <T> Answer<T> tagged(T value) {
        byte[] json = mapper.writeValueAsBytes(value);
        return new Answer<>(json, tagOf(json));
    }

    // Of the bytes alone: so it is another one as well when the next release words the same facts otherwise.
    private static String tagOf(byte[] json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return "\"" + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
