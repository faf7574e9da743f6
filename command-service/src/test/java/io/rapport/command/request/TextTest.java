package io.rapport.command.request;

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
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\u2003"})
    @DisplayName("that is blank counts as absent")
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
    @DisplayName("of a tag is in lower case, and each tag is there once")
    void tags() {
        assertThat(Text.tag("  Expo 2026 ")).isEqualTo("expo 2026");
        assertThat(Text.tags(List.of("B", "a", " b "))).containsExactly("b", "a");
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
