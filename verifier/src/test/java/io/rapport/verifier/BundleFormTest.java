package io.rapport.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The file of a bundle")
class BundleFormTest {

    @Test
    @DisplayName("that something happened to on its way is refused for just that")
    void files() {
        String bundle = NotesTest.bundle();
        for (int end = 0; end < bundle.length(); end++) {
            String cut = bundle.substring(0, end);
            assertThatThrownBy(() -> BundleCheck.check(cut, List.of()))
                    .as("cut at %d", end)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cut off");
        }
        assertRefused(bundle.replace("\n", "\r\n"), "line ends");
        assertRefused(bundle.substring(0, bundle.length() - 1) + "\r\n", "line ends");
        assertRefused("\uFEFF" + bundle, "byte order mark");
        assertRefused("\uFEFF" + bundle.replace("\n", "\r\n"), "byte order mark");
        assertRefused(bundle + "\n", "empty line at its end");
        assertRefused(bundle + "\n\n", "empty line at its end");
        assertRefused("{\"type\":\"about:blank\"}", "no bundle");
        assertRefused("\n" + bundle, "no bundle");
    }

    @Test
    @DisplayName("has one text: whatever says the same in other words is refused")
    void oneText() {
        String bundle = NotesTest.bundle();
        List<String> others = List.of(
                bundle.replaceFirst("sequence: ", "sequence: 0"),
                bundle.replaceFirst("sequence: ", "sequence: +"),
                bundle.replaceFirst("(recorded-at: .*)Z", "$1+00:00"),
                upper(bundle, "event-id: "),
                upper(bundle, "causation-id: "),
                bundle.replaceFirst("actor: .", "actor: %%%02X".formatted((int) after(bundle, "actor: "))),
                bundle.replaceFirst("(tenant-id: .*\n)(member-id: .*\n)", "$2$1"),
                bundle.replaceFirst("(key: .*\n)([^k])", "$1type: x\n$2"));
        assertThat(BundleCheck.check(bundle, List.of()).event()).isNotNull();
        for (String other : others) {
            assertThat(other).isNotEqualTo(bundle);
            assertThatThrownBy(() -> BundleCheck.check(other, List.of()))
                    .as(other)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static char after(String bundle, String name) {
        return bundle.charAt(bundle.indexOf("\n" + name) + 1 + name.length());
    }

    private static String upper(String bundle, String name) {
        int begin = bundle.indexOf("\n" + name) + 1 + name.length();
        int end = bundle.indexOf('\n', begin);
        return bundle.substring(0, begin)
                + bundle.substring(begin, end).toUpperCase(Locale.ROOT)
                + bundle.substring(end);
    }

    private static void assertRefused(String file, String why) {
        assertThatThrownBy(() -> BundleCheck.check(file, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
