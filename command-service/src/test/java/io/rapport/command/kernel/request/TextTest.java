package io.rapport.command.kernel.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Text")
class TextTest {

    @Test
    @DisplayName("is trimmed")
    void trimmed() {
        assertThat(Text.optional(" a b\u2003")).isEqualTo("a b");
        assertThat(Text.required("\n a b\t")).isEqualTo("a b");
        assertThat(Text.required("\u00A0\uFEFFa\u00A0b\u200B")).isEqualTo("a\u00A0b");
        assertThat(Text.required("\uD83D\uDE00 ")).isEqualTo("\uD83D\uDE00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t\u2003",
                "\u00A0",
                "\u202F\u2007",
                "\u200B",
                "\u200B \u2060\uFEFF",
                "\u00AD",
                "\u200D\u200C",
                "\u200E",
                "\u3164",
                "\u2800\uFE0F"
            })
    @DisplayName("of which nothing can be seen counts as absent")
    void blank(String text) {
        assertThat(Text.optional(text)).isNull();
        assertThat(Text.required(text)).isEmpty();
    }

    @Test
    @DisplayName("that is absent stays so")
    void absent() {
        assertThat(Text.optional(null)).isNull();
        assertThat(Text.required(null)).isEmpty();
    }

    @Test
    @DisplayName("of tags is kept as it was typed first, and tags that are alike are one")
    void tags() {
        assertThat(Text.tags(List.of("B", "a", " b ", "Caf\u00e9", "cafe\u0301")))
                .containsExactly("B", "a", "Caf\u00e9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb\r\nc", "\uD83D\uDE00", "e\u0301", "\u200E"})
    @DisplayName("is sound with lines and with characters beyond the first plane")
    void sound(String text) {
        assertThat(Text.isSound(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0007", "\u007F", "\u0085", "\uD83D", "\uDE00\uD83D", "a\uD83D"})
    @DisplayName("is not sound with control characters and with halves of characters")
    void unsound(String text) {
        assertThat(Text.isSound(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"expo", "c++", "größe", "a.b", "#1", "r&d", "日本"})
    @DisplayName("may be a tag")
    void tag(String text) {
        assertThat(text).matches(Text.TAG_PATTERN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a\\b", "50%", "a;b", "a\u0000"})
    @DisplayName("that no path can hold is no tag")
    void noTag(String text) {
        assertThat(text).doesNotMatch(Text.TAG_PATTERN);
    }
}
