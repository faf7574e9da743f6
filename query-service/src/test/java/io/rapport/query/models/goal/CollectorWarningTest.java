package io.rapport.query.models.goal;

import static io.rapport.query.models.goal.Diary.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.query.rules.CollectorWarning;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The collector warning")
class CollectorWarningTest {

    private final Diary diary = new Diary();

    private UUID meet(int people, String day) {
        UUID last = diary.meet(day);
        for (int i = 1; i < people; i++) {
            last = diary.meet(day);
        }
        return last;
    }

    private Optional<CollectorWarning> warning(String today) {
        List<Contact> met = diary.contacts().values().stream()
                .filter(contact -> contact.meeting() != null
                        && !contact.meeting().occurredOn().isBefore(CollectorWarning.since(day(today))))
                .toList();
        return Goals.collectorWarning(met, day(today)).map(warning -> warning.withCards(7));
    }

    @Test
    @DisplayName("comes with the tenth card of 30 days in the drawer")
    void tenCards() {
        meet(9, "2026-01-30");
        assertThat(warning("2026-01-30")).isEmpty();
        meet(1, "2026-01-01");
        assertThat(warning("2026-01-30")).contains(new CollectorWarning(day("2026-01-01"), 10, 0, 0, 7));
        assertThat(warning("2026-01-31"))
                .as("the first one was met 31 days ago")
                .isEmpty();
    }

    @Test
    @DisplayName("stays with one of ten followed up, and goes with a fifth followed up or better understood")
    void aFifth() {
        UUID one = meet(5, "2026-01-10");
        UUID other = meet(5, "2026-01-11");
        diary.followUp(one, "2026-01-12");
        diary.followUp(one, "2026-01-13");
        diary.learn(one, "2026-01-13");
        assertThat(warning("2026-01-30")).contains(new CollectorWarning(day("2026-01-01"), 10, 1, 0.1, 7));
        diary.learn(other, "2026-01-14");
        assertThat(warning("2026-01-30")).isEmpty();
    }
}
