package io.rapport.command.domain.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.Owner;
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
                "https://example.org:443/in/mara",
                "http://example.org:8080/in/mara",
                "https://example.org./in/mara",
                "https://example.org/in/m%61ra",
                "https://ex%41mple.org/in/mara",
                "https://example.org/in/mara?",
                "https://example.org/in/mara?trk=nav&utm_source=mail&UTM_x=1&gclid=a&hl=de",
                "https://example.org/in/mara#/",
                "https://example.org/./in/mara/.",
                "https://example.org/in/ben/../mara",
                "https://example.org/../in/%2e%2E/in/mara",
                "https://example.org/in/mara/#about",
                " https://example.org/in/mara "
            })
    @DisplayName(
            "to be the same by a profile URL, whatever the scheme, www., port, trailing slash, tracking, place on the page or way of writing")
    void sameProfile(String url) {
        assertThat(PersonKey.profileUrl(url)).isEqualTo(PersonKey.profileUrl("https://example.org/in/mara"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/in/mara, https://example.org/in/ben",
        "https://example.org/in/mara, https://example.com/in/mara",
        "https://example.org/in/mara, https://example.org/in/Mara",
        "https://example.org/in/mara, https://example.org/in",
        "https://example.org/profile.php?id=1, https://example.org/profile.php?id=2",
        "https://example.org/citations?user=a, https://example.org/citations",
        "https://example.org/#/user/1, https://example.org/#/user/2",
        "https://example.org/#/user?id=1, https://example.org/#/user?id=2",
        "https://example.org/a%2Fb, https://example.org/a/b",
        "https://example.org/p?id=a%26b, https://example.org/p?id=a&b",
        "https://example.org/p?id=a%2Bb, https://example.org/p?id=a+b",
        "https://example.org/p?id=a%3Db, https://example.org/p?id=a",
        "https://example.org/a%3Bb, https://example.org/a;b",
        "https://example.org/a%3Fb, https://example.org/a?b",
        "https://de.example.org/in/mara, https://example.org/in/mara"
    })
    @DisplayName("to be another by host, path, parameter or a path behind the hash")
    void otherProfile(String url, String other) {
        assertThat(PersonKey.profileUrl(url)).isNotEqualTo(PersonKey.profileUrl(other));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "https://de.linkedin.com/in/mara, https://www.linkedin.com/in/mara/?trk=x",
        "https://example.org/%7Emara, https://example.org/~mara",
        "https://example.org/%c3%bc, https://example.org/%C3%BC",
        "https://example.org/%C3%A9, https://example.org/\u00e9",
        "https://example.org/e\u0301, https://example.org/\u00e9",
        "https://example.org/%f0%9f%98%80, https://example.org/\uD83D\uDE00",
        "https://example.org/%e9, https://example.org/%E9",
        "https://m\u00fcnchen.example/a, https://xn--mnchen-3ya.example/a",
        "https://example.org/p?id=1&b=2, https://example.org/p?b=2&id=1&fbclid=z&id=1",
        "https://example.org/p?q=a+b, https://example.org/p?q=a%20b",
        "https://example.org/#!/user/1/, https://example.org/#!/user/1",
        "https://example.org/%40mara, https://example.org/@mara",
        "https://example.org/O%27Neil%2B(a), https://example.org/O'Neil+%28a%29",
        "https://example.org/a|b, https://example.org/a%7cb",
        "https://example.org/p?id=%40mara%3a1, https://example.org/p?id=@mara:1"
    })
    @DisplayName("to be the same by a profile URL that is written in another way")
    void writtenOtherwise(String url, String other) {
        assertThat(PersonKey.profileUrl(url)).isEqualTo(PersonKey.profileUrl(other));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({"mara@m\u00fcnchen.example, Mara@xn--mnchen-3ya.example", "zo\u00e9@example.org, zoe\u0301@EXAMPLE.org"
    })
    @DisplayName("to be the same by an e-mail address that is written in another way")
    void emailWrittenOtherwise(String email, String other) {
        assertThat(PersonKey.email(email)).isEqualTo(PersonKey.email(other));
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
