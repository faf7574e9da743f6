package io.rapport.events;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When two texts that members typed are the same to a reader: in Unicode's form NFC and without case. Both sides
 * compare tags, filters and the like so; what is stored and shown is what was typed.
 */
public final class Alike {

    private Alike() {}

    /** What two texts have in common if, and only if, they are alike. It is for comparing, and never shown. */
    public static String key(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        // First to upper case: it has ß for ss, and one sigma for two.
        String folded = Normalizer.normalize(text, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        // Where a sigma stands at the end of a word, lower case tells it from others again.
        return Normalizer.normalize(folded.replace('ς', 'σ'), Normalizer.Form.NFC);
    }

    /** Whether both are there and alike. */
    public static boolean are(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return false;
        }
        if (isAscii(one) && isAscii(other)) {
            return one.equalsIgnoreCase(other);
        }
        return one.equals(other) || key(one).equals(key(other));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }
}
