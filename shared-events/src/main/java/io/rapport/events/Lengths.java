package io.rapport.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Texts one after the other, each after its length, so that no two lists of texts give the same bytes. */
public final class Lengths {

    private Lengths() {}

    /** Lengths are four bytes each and count those of UTF-8. */
    public static byte[] prefixed(String... texts) {
        byte[][] encoded = new byte[texts.length][];
        int length = 0;
        for (int i = 0; i < texts.length; i++) {
            encoded[i] = texts[i].getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + encoded[i].length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] text : encoded) {
            all.putInt(text.length).put(text);
        }
        return all.array();
    }
}
