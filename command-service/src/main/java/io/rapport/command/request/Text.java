package io.rapport.command.request;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Text as members type it: trimmed, and blank text counts as absent. */
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

    private Text() {}

    /** The text without blanks around it, or {@code null} if nothing is left. */
    public static @Nullable String optional(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The text without blanks around it; empty if there was none, which {@code @NotBlank} then reports. */
    public static String required(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** A tag as all tags are written: trimmed and in lower case. */
    public static String tag(@Nullable String text) {
        return required(text).toLowerCase(Locale.ROOT);
    }

    /** Tags as all tags are written, each once, in the order given. */
    public static List<String> tags(List<String> texts) {
        return texts.stream().map(Text::tag).distinct().toList();
    }
}
