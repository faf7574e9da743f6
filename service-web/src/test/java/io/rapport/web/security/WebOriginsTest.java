package io.rapport.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Origins of web pages")
class WebOriginsTest {

    @Test
    @DisplayName("are none unless they are named")
    void none() {
        assertThat(new WebOrigins(List.of()).areNone()).isTrue();
        assertThat(new WebOrigins(List.of("https://app.example.org", "http://localhost:3000")).areNone())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "",
                "app.example.org",
                "https://app.example.org/",
                "https://*.example.org",
                "https://me@app.example.org",
                "ftp://app.example.org",
                "https://"
            })
    @DisplayName("that are none keep the service from starting")
    void wrong(String origin) {
        assertThatThrownBy(() -> new WebOrigins(List.of(origin)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RAPPORT_WEB_ORIGINS");
    }
}
