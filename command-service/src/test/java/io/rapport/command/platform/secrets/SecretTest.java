package io.rapport.command.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A secret")
class SecretTest {

    @Test
    @DisplayName("has 256 bits, is never the same, and is not written where it is named")
    void random() {
        Secret secret = new Secrets().next();
        assertThat(secret.text()).matches("[A-Za-z0-9_-]{43}");
        assertThat(new Secrets().next()).isNotEqualTo(secret);
        assertThat(secret).asString().doesNotContain(secret.text());
    }

    @Test
    @DisplayName("is known by its SHA-256")
    void hash() {
        assertThat(new Secret("abc").hash())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
