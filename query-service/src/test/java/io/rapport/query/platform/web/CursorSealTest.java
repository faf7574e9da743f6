package io.rapport.query.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class CursorSealTest {

    private static final byte[] PLACE = "2026-03-01 of Mara".getBytes(StandardCharsets.UTF_8);

    private final byte[] key = CursorKey.drawn();
    private final CursorSeal agenda = new CursorSeal(key, "acme ana GET /agenda from=2026-03-01");

    @Test
    void opensWhatItClosedForTheSameQuestion() {
        String closed = agenda.close(PLACE);
        assertThat(new CursorSeal(key, "acme ana GET /agenda from=2026-03-01").open(closed))
                .isEqualTo(PLACE);
        assertThat(agenda.close(PLACE)).isEqualTo(closed);
        byte[] longer = "and so on, ".repeat(20).getBytes(StandardCharsets.UTF_8);
        assertThat(agenda.open(agenda.close(longer))).isEqualTo(longer);
    }

    @Test
    void opensNothingOfAnotherQuestionOrKeyNorWhatWasChanged() {
        String closed = agenda.close(PLACE);
        assertThat(new CursorSeal(key, "acme ana GET /agenda from=2026-03-02").open(closed))
                .isNull();
        assertThat(new CursorSeal(CursorKey.drawn(), "acme ana GET /agenda from=2026-03-01").open(closed))
                .isNull();
        byte[] bytes = Base64.getUrlDecoder().decode(closed);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(agenda.open(Base64.getUrlEncoder().encodeToString(changed)))
                    .isNull();
        }
        assertThat(agenda.open("")).isNull();
        assertThat(agenda.open("AAAA")).isNull();
        assertThat(agenda.open("no base 64")).isNull();
    }

    @Test
    void tellsNothingOfThePlace() {
        byte[] closed = Base64.getUrlDecoder().decode(agenda.close(PLACE));
        assertThat(new String(closed, StandardCharsets.ISO_8859_1)).doesNotContain("2026", "Mara");
    }

    @Test
    void aCursorIsReadBackAsItWas() {
        Cursor cursor = new Cursor("goals", Instant.parse("2026-03-01T09:00:00.123Z"), UUID.randomUUID());
        assertThat(Cursor.read(cursor.text(), "goals")).isEqualTo(cursor);
        assertThatThrownBy(() -> Cursor.read(cursor.text(), "looks")).isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void aQuestionIsTheSameWhicheverPartOfTheAnswerIsWanted() {
        assertThat(asked("kind", "A", "kind", "B", "limit", "5", "cursor", "x"))
                .isEqualTo(asked("kind", "B", "kind", "A", "limit", "7"))
                .isNotEqualTo(asked("kind", "A"))
                .isNotEqualTo(asked("kind", "A", "kind", "B", "from", "2026-01-01"));
    }

    private static String asked(String... parameters) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/timeline");
        for (int i = 0; i < parameters.length; i += 2) {
            request.addParameter(parameters[i], parameters[i + 1]);
        }
        return Question.of(request);
    }
}
