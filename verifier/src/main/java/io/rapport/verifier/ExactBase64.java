package io.rapport.verifier;

import java.util.Base64;

/**
 * Reads base64 (RFC 4648, section 4) as it is written, and no other text of the same bytes: the last character before
 * the padding has bits that Java's decoder passes over, so that a changed one would go unseen.
 */
final class ExactBase64 {

    private ExactBase64() {}

    /**
     * The bytes of a text.
     *
     * @param what says in the fault of what they are
     * @throws IllegalArgumentException if it is not what an encoder writes of any bytes
     */
    static byte[] decode(String text, String what) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " is no base64", e);
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException(what + " is not written as base64 is");
        }
        return bytes;
    }
}
