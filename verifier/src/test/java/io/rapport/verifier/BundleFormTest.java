package io.rapport.verifier;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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

    private static void assertRefused(String file, String why) {
        assertThatThrownBy(() -> BundleCheck.check(file, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
