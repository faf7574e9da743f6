package io.rapport.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Text that somebody typed")
class TypedTest {

    @ParameterizedTest
    @DisplayName("is without what surrounds it and shows nothing")
    @ValueSource(strings = {" ", "\t", "\u00A0", "\u200B", "\u2060", "\uFEFF", "\u3000", " \u00A0\u200B"})
    void trimmed(String around) {
        assertThat(Typed.trimmed(around + "New\u00A0York" + around)).isEqualTo("New\u00A0York");
        assertThat(Typed.trimmed(around)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("is none if nothing of it can be seen")
    @ValueSource(strings = {"", "\u00AD", "\u2800", "\u3164", "\uFE0F", "\u200D\u200D"})
    void unseen(String text) {
        assertThat(Typed.trimmed(text)).isEmpty();
    }

    @Test
    @DisplayName("keeps what joins its characters")
    void joined() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        assertThat(Typed.trimmed(" " + family)).isEqualTo(family);
    }
}
