package io.rapport.command.kernel.request;

import io.rapport.events.Alike;
import io.rapport.web.Typed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Text as members type it: trimmed, and text that shows nothing counts as absent. Otherwise it is kept as it was typed;
 * {@link Alike} says which texts are the same.
 */
public final class Text {

    /** The longest name of a person or a gathering. */
    public static final int NAME = 200;

    /** The longest title of a goal. */
    public static final int TITLE = 200;

    /** The longest free text: what was said, what is so, what is meant. */
    public static final int FREE = 4000;

    /** The longest remark beside something else: words, a reason. */
    public static final int REMARK = 1000;

    /** The longest tag. */
    public static final int TAG = 50;

    /** What a tag may look like: it is a segment of a path, too. */
    public static final String TAG_PATTERN = "^[^./\\\\%;\\x00-\\x1F\\x7F][^/\\\\%;\\x00-\\x1F\\x7F]*$";

    /** What {@link #TAG_PATTERN} asks for, in words. */
    public static final String TAG_WORDS = "has to be one line without / \\ % ; and without a dot at its beginning";

    private Text() {}

    /** The text without blanks around it, or {@code null} if nothing of it can be seen. */
    public static @Nullable String optional(@Nullable String text) {
        String trimmed = required(text);
        return trimmed.isEmpty() ? null : trimmed;
    }

    /** The text without blanks around it; empty if nothing of it can be seen, which {@code @NotBlank} then reports. */
    public static String required(@Nullable String text) {
        return text == null ? "" : Typed.trimmed(text);
    }

    /** Tags that are alike once, as they were typed first, in the order given. */
    public static List<String> tags(List<String> texts) {
        Set<String> seen = new HashSet<>();
        List<String> tags = new ArrayList<>();
        for (String text : texts) {
            String tag = required(text);
            if (seen.add(Alike.key(tag))) {
                tags.add(tag);
            }
        }
        return tags;
    }

    /**
     * Whether the text is made of whole characters, none of them a control character but tabs and line ends: what can
     * be stored, sent on and shown.
     */
    public static boolean isSound(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)
                    || (Character.getType(c) == Character.CONTROL && c != '\t' && c != '\n' && c != '\r')) {
                return false;
            }
        }
        return true;
    }
}
