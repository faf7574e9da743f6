package io.rapport.analytics.fold;

import java.util.UUID;

/** Ids as text of 22 characters instead of 36: documents of figures name so many that they would be little else. */
final class ShortId {

    static final int LENGTH = 22;

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    private static final int BITS = 6;
    private static final int OF_A_HALF = LENGTH / 2;
    private static final byte[] VALUES = values();

    private ShortId() {}

    private static byte[] values() {
        byte[] values = new byte[128];
        for (byte i = 0; i < DIGITS.length(); i++) {
            values[DIGITS.charAt(i)] = i;
        }
        return values;
    }

    static String of(UUID id) {
        return append(new StringBuilder(LENGTH), id).toString();
    }

    static StringBuilder append(StringBuilder text, UUID id) {
        appendHalf(text, id.getMostSignificantBits());
        appendHalf(text, id.getLeastSignificantBits());
        return text;
    }

    private static void appendHalf(StringBuilder text, long half) {
        for (int digit = OF_A_HALF - 1; digit >= 0; digit--) {
            text.append(DIGITS.charAt((int) (half >>> (digit * BITS)) & (DIGITS.length() - 1)));
        }
    }

    /** Reads one that begins there in the text. */
    static UUID at(String text, int from) {
        return new UUID(half(text, from), half(text, from + OF_A_HALF));
    }

    private static long half(String text, int from) {
        long half = 0;
        for (int i = from; i < from + OF_A_HALF; i++) {
            half = half << BITS | VALUES[text.charAt(i)];
        }
        return half;
    }
}
