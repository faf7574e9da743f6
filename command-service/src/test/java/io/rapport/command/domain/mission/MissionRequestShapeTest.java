package io.rapport.command.domain.mission;

import static io.rapport.command.kernel.request.Bodies.invalidFields;
import static io.rapport.command.kernel.request.Bodies.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.domain.mission.DebriefController.CorrectDebriefBody;
import io.rapport.command.domain.mission.DebriefController.DebriefMissionBody;
import io.rapport.command.domain.mission.MissionController.PlanMissionBody;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The shape of requests about a mission")
class MissionRequestShapeTest {

    private static PlanMissionBody about(String about) {
        return read(
                PlanMissionBody.class,
                "{'about': " + about + ", 'on': '2026-05-12', 'questions': [{'text': 'What is hard?'}]}");
    }

    @Test
    @DisplayName("A mission is about one thing")
    void oneThing() {
        String id = "'01a20954-2e00-7023-9b5f-a3da95531558'";
        assertThat(invalidFields(about("{'relationshipId': " + id + "}"))).isEmpty();
        assertThat(invalidFields(about("{'gatheringId': " + id + "}"))).isEmpty();
        assertThat(invalidFields(about("{'words': 'The head of marketing'}"))).isEmpty();
        assertThat(invalidFields(about("{}"))).containsExactly("about.relationshipId");
        assertThat(invalidFields(about("{'words': ' '}"))).containsExactly("about.relationshipId");
        assertThat(invalidFields(about("{'relationshipId': " + id + ", 'words': 'Mara'}")))
                .containsExactly("about.words");
        assertThat(invalidFields(about("{'relationshipId': " + id + ", 'gatheringId': " + id + ", 'words': 'Mara'}")))
                .containsExactly("about.gatheringId");
    }

    @Test
    @DisplayName("A question says something")
    void questions() {
        assertThat(
                        invalidFields(
                                read(
                                        PlanMissionBody.class,
                                        "{'about': {'words': 'Mara'}, 'on': '2026-05-12', 'questions': [{'text': 'A'}, {'text': ' '}]}")))
                .containsExactly("questions[1].text");
    }

    @ParameterizedTest
    @CsvSource({"0, comfort", "1,", "5,", "6, comfort"})
    @DisplayName("Comfort is 1 to 5")
    void comfort(int comfort, String wrong) {
        assertThat(invalidFields(read(
                        DebriefMissionBody.class,
                        "{'outcome': 'NOT', 'learned': 'Patience', 'comfort': " + comfort + "}")))
                .isEqualTo(wrong == null ? java.util.List.of() : java.util.List.of(wrong));
    }

    @Test
    @DisplayName("A correction of a debrief says what is otherwise")
    void correction() {
        assertThat(invalidFields(read(CorrectDebriefBody.class, "{'reason': 'A slip'}")))
                .containsExactly("outcome");
        assertThat(invalidFields(read(CorrectDebriefBody.class, "{'reason': 'A slip', 'mindOn': 'BOTH'}")))
                .isEmpty();
    }
}
