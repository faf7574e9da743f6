package io.rapport.query.models.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryRetracted;
import io.rapport.events.introduction.IntroductionEvent.IntroductionMade;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.IntroductionEvent.IntroductionResponseRecorded;
import io.rapport.events.introduction.IntroductionEvent.IntroductionWithdrawn;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.introduction.Pair;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An introduction waits")
class PendingIntroductionTest {

    private static final UUID ID = new UUID(11, 1);
    private static final UUID MARA = new UUID(11, 2);
    private static final UUID BEN = new UUID(11, 3);
    private static final Pair BOTH = new Pair(MARA, BEN);
    private static final LocalDate DAY = LocalDate.parse("2026-05-01");

    private static Instant at(int day) {
        return DAY.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static IntroductionProposed proposed() {
        return new IntroductionProposed(ID, new UUID(12, 0), at(0), DAY, BOTH, "Both sail", null);
    }

    private static IntroductionResponseRecorded said(int day, UUID who, IntroductionResponse response) {
        return said(new UUID(12, day), day, who, response);
    }

    private static IntroductionResponseRecorded said(UUID entry, int day, UUID who, IntroductionResponse response) {
        return new IntroductionResponseRecorded(
                ID, entry, at(day), DAY.plusDays(day), BOTH, new UUID(12, 0), who, response, null);
    }

    private static @Nullable LocalDate waitingSince(IntroductionEvent... events) {
        PendingIntroduction introduction = null;
        for (IntroductionEvent event : events) {
            introduction = PendingIntroduction.after(introduction, event);
        }
        return introduction == null ? null : introduction.waitingSince();
    }

    @Test
    @DisplayName("from the day on which one of the two was enthusiastic, until the other has answered")
    void halfAnswered() {
        IntroductionEvent maraWants = said(1, MARA, IntroductionResponse.ENTHUSIASTIC);
        assertThat(waitingSince(proposed())).isNull();
        assertThat(waitingSince(proposed(), maraWants)).isEqualTo(DAY.plusDays(1));
        assertThat(waitingSince(proposed(), maraWants, said(2, BEN, IntroductionResponse.NO_ANSWER)))
                .isEqualTo(DAY.plusDays(1));
        assertThat(waitingSince(proposed(), maraWants, said(2, BEN, IntroductionResponse.POLITE)))
                .isNull();
        assertThat(waitingSince(proposed(), said(1, MARA, IntroductionResponse.POLITE)))
                .isNull();
    }

    @Test
    @DisplayName("for nothing that was made on other answers than the one that was taken back")
    void otherAnswers() {
        UUID late = new UUID(12, 7);
        IntroductionEvent[] made = {
            proposed(),
            said(1, MARA, IntroductionResponse.ENTHUSIASTIC),
            said(2, BEN, IntroductionResponse.ENTHUSIASTIC),
            new IntroductionMade(
                    ID, new UUID(12, 9), at(3), DAY.plusDays(3), BOTH, new UUID(12, 1), new UUID(12, 2), null),
            said(late, 4, BEN, IntroductionResponse.POLITE),
            said(new UUID(12, 8), 5, BEN, IntroductionResponse.NO_ANSWER),
            new IntroductionEntryRetracted(ID, late, "It was Bea")
        };
        assertThat(waitingSince(made)).isNull();
    }

    @Test
    @DisplayName("by the answer that was recorded last, where two were given at once")
    void atOnce() {
        IntroductionEvent maraWants = said(1, MARA, IntroductionResponse.ENTHUSIASTIC);
        IntroductionEvent benIsPolite = said(new UUID(12, 7), 2, BEN, IntroductionResponse.POLITE);
        IntroductionEvent benIsSilent = said(new UUID(12, 8), 2, BEN, IntroductionResponse.NO_ANSWER);
        assertThat(waitingSince(proposed(), maraWants, benIsPolite, benIsSilent))
                .isEqualTo(DAY.plusDays(1));
        assertThat(waitingSince(proposed(), maraWants, benIsSilent, benIsPolite))
                .isNull();
    }

    @Test
    @DisplayName("no more once it was made or given up, and again when an answer was taken back")
    void closed() {
        IntroductionEvent maraWants = said(1, MARA, IntroductionResponse.ENTHUSIASTIC);
        IntroductionEvent benWants = said(2, BEN, IntroductionResponse.ENTHUSIASTIC);
        IntroductionEvent made = new IntroductionMade(
                ID, new UUID(12, 9), at(3), DAY.plusDays(3), BOTH, new UUID(12, 1), new UUID(12, 2), null);
        assertThat(waitingSince(proposed(), maraWants, benWants, made)).isNull();
        assertThat(waitingSince(
                        proposed(),
                        maraWants,
                        benWants,
                        made,
                        new IntroductionEntryRetracted(ID, new UUID(12, 2), "It was Bea")))
                .isEqualTo(DAY.plusDays(1));
        assertThat(waitingSince(proposed(), maraWants, new IntroductionWithdrawn(ID, new UUID(12, 0), "He moved")))
                .isNull();
        assertThat(waitingSince(proposed(), maraWants, new IntroductionEntryRetracted(ID, new UUID(12, 0), "A slip")))
                .isNull();
    }
}
