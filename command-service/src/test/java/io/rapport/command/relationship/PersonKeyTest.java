package io.rapport.command.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.dispatch.Owner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("By e-mail address or profile URL a person is told")
class PersonKeyTest {

    private static final Owner ANA = new Owner("northwind", "ana");

    @ParameterizedTest
    @ValueSource(strings = {"mara@example.org", "Mara@Example.ORG", " mara@example.org "})
    @DisplayName("to be the same by an e-mail address, whatever its case")
    void sameEmail(String email) {
        assertThat(PersonKey.email(email)).isEqualTo(PersonKey.email("mara@example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/in/mara",
                "http://example.org/in/mara",
                "HTTPS://EXAMPLE.ORG/in/mara",
                "https://www.example.org/in/mara",
                "https://WWW.example.org/in/mara/",
                "https://example.org/in/mara//",
                "https://example.org/in/mara?trk=nav&x=https://other.org/",
                "https://example.org/in/mara/#about",
                " https://example.org/in/mara "
            })
    @DisplayName("to be the same by a profile URL, whatever the scheme, www., trailing slash, query or fragment")
    void sameProfile(String url) {
        assertThat(PersonKey.profileUrl(url)).isEqualTo(PersonKey.profileUrl("https://example.org/in/mara"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/in/mara, https://example.org/in/ben",
        "https://example.org/in/mara, https://example.com/in/mara",
        "https://example.org/in/mara, https://example.org/in/Mara",
        "https://example.org/in/mara, https://example.org/in",
        "https://example.org:8443/in/mara, https://example.org/in/mara"
    })
    @DisplayName("to be another by host or path")
    void otherProfile(String url, String other) {
        assertThat(PersonKey.profileUrl(url)).isNotEqualTo(PersonKey.profileUrl(other));
    }

    @Test
    @DisplayName("only if there is one")
    void none() {
        assertThat(PersonKey.email(null)).isEmpty();
        assertThat(PersonKey.profileUrl(null)).isEmpty();
    }

    @Test
    @DisplayName("without telling members apart: equal keys of two members have different hashes")
    void hashes() {
        PersonKey key = PersonKey.email("mara@example.org").orElseThrow();
        assertThat(key.hash(ANA))
                .hasSize(32)
                .isEqualTo(key.hash(ANA))
                .isNotEqualTo(key.hash(new Owner("northwind", "ben")))
                .isNotEqualTo(key.hash(new Owner("contoso", "ana")))
                .isNotEqualTo(key.hash(new Owner("northwin", "dana")))
                .isNotEqualTo(new PersonKey(PersonKey.Kind.PROFILE_URL, key.value()).hash(ANA));
    }
}
