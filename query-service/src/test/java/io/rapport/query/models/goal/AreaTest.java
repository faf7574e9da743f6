package io.rapport.query.models.goal;

import static io.rapport.query.models.goal.Trackings.counted;
import static io.rapport.query.models.goal.Trackings.ofTheArea;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.goal.Measure;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ten people of the area of an aim")
class AreaTest {

    private static final String TODAY = "2026-06-01";

    private final Diary diary = new Diary();

    @BeforeEach
    void draft() {
        diary.draft("Into energy");
    }

    private UUID goal(UUID aim) {
        return diary.set(counted(10, Measure.PEOPLE_MET, ofTheArea(aim), "2026-01-01", "2026-12-31"));
    }

    private @Nullable Integer count(UUID goal) {
        return diary.progress(goal, TODAY).count();
    }

    @Test
    @DisplayName("are those whose industry is alike, or who have one of its tags, and nobody else")
    void whoBelongs() {
        UUID goal = goal(diary.aim(null, "Erneuerbare Energien", "Wind", "Straße"));
        diary.meet("2026-02-01", Diary.expertOf("ERNEUERBARE energien"));
        diary.meet("2026-02-02", Diary.expertOf("Marketing"), "wind");
        diary.meet("2026-02-03", Diary.SOMEBODY, "STRASSE", "Wind");
        diary.meet("2026-02-04", Diary.expertOf("Wind"), "Erneuerbare Energien");
        diary.meet("2026-02-05", Diary.SOMEBODY);
        assertThat(count(goal)).isEqualTo(3);
    }

    @Test
    @DisplayName("are nobody, if the aim says neither industry nor tags")
    void neitherIndustryNorTags() {
        UUID goal = goal(diary.aim(null, null));
        diary.meet("2026-02-01", Diary.SOMEBODY);
        diary.meet("2026-02-01", Diary.expertOf("Energy"), "wind");
        assertThat(count(goal)).isZero();
    }

    @Test
    @DisplayName("are those of the aim as described now: a revision counts anew")
    void revised() {
        UUID aim = diary.aim(null, "Energy");
        UUID goal = goal(aim);
        diary.meet("2026-02-01", Diary.expertOf("Energy"));
        diary.meet("2026-02-02", Diary.SOMEBODY, "Wind");
        diary.meet("2026-02-03", Diary.SOMEBODY, "Wind");
        assertThat(count(goal)).isEqualTo(1);
        diary.revise(aim, null, "Wind");
        assertThat(count(goal)).isEqualTo(2);
        diary.revise(aim, null);
        assertThat(count(goal)).isZero();
    }

    @Test
    @DisplayName("are those of the person as described now")
    void described() {
        UUID goal = goal(diary.aim(null, "Energy", "Wind"));
        UUID person = diary.meet("2026-02-01", Diary.expertOf("Energy"), "Sun");
        diary.describe(person, Diary.SOMEBODY);
        assertThat(count(goal)).isZero();
        diary.tag(person, "wind");
        assertThat(count(goal)).isEqualTo(1);
        diary.untag(person, "WIND");
        assertThat(count(goal)).isZero();
    }

    @Test
    @DisplayName("are counted by an aim that was retired as well, which describes them still")
    void retired() {
        UUID aim = diary.aim(null, "Energy");
        UUID goal = goal(aim);
        diary.meet("2026-02-01", Diary.expertOf("Energy"));
        diary.retire(aim);
        assertThat(count(goal)).isEqualTo(1);
    }

    @Test
    @DisplayName("are those of one aim, whatever other aims there are")
    void oneOfSeveral() {
        UUID energy = goal(diary.aim(null, "Energy"));
        UUID travel = goal(diary.aim(null, "Travel"));
        diary.meet("2026-02-01", Diary.expertOf("Travel"));
        assertThat(count(energy)).isZero();
        assertThat(count(travel)).isEqualTo(1);
    }
}
