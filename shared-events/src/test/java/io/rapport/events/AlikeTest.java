package io.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Two texts")
class AlikeTest {

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "Founders, founders",
        "caf\u00e9, cafe\u0301",
        "CAFE\u0301, caf\u00e9",
        "Straße, STRASSE",
        "ΟΔΟΣ, οδος",
        "οδος, οδοσ",
        "Ǆ, ǆ",
        "\uD835\uDC00b, \uD835\uDC00B"
    })
    @DisplayName("are alike if they look the same but for the case")
    void alike(String one, String other) {
        assertThat(Alike.are(one, other)).isTrue();
        assertThat(Alike.are(other, one)).isTrue();
        assertThat(Alike.key(one)).isEqualTo(Alike.key(other));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({"cafe, café", "Mara, Mira", "o, ö", "K, κ"})
    @DisplayName("are not alike otherwise")
    void otherwise(String one, String other) {
        assertThat(Alike.are(one, other)).isFalse();
        assertThat(Alike.key(one)).isNotEqualTo(Alike.key(other));
    }

    @Test
    @DisplayName("of which one is missing are not alike")
    void missing() {
        assertThat(Alike.are(null, "a")).isFalse();
        assertThat(Alike.are(null, null)).isFalse();
    }
}
