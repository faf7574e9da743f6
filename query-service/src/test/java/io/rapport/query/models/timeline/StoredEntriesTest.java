package io.rapport.query.models.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rapport.events.EventEnvelope;
import io.rapport.query.parts.IntroductionStory;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.MissionStory;
import io.rapport.query.parts.Story;
import io.rapport.query.platform.answer.StoredJson;
import io.rapport.query.platform.engine.documents.Folding;
import io.rapport.query.platform.projection.DocumentRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is told of stored entries is, to the byte, what would be told of the records that were stored. */
class StoredEntriesTest {

    private static final JsonMapper AS_RECORDS_ARE_TOLD = JsonMapper.builder()
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static void assertToldAlike(List<EventEnvelope> events) {
        Folding folding = new Folding(new Timeline()).batch(events);
        assertThat(folding.stored()).isNotEmpty();
        folding.stored().forEach((ref, document) -> {
            TimelineEntry entry =
                    Objects.requireNonNull(folding.find(DocumentRef.to(Timeline.ENTRIES, UUID.fromString(ref.id()))));
            assertThat(json(List.of(document))).isEqualTo("[" + AS_RECORDS_ARE_TOLD.writeValueAsString(entry) + "]");
        });
    }

    private static String json(List<RawBsonDocument> documents) {
        return new String(StoredJson.expecting(documents).array(documents).bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void everyKindOfEntry() {
        assertToldAlike(Story.ofEverything().events());
        assertToldAlike(IntroductionStory.ofEverything().events());
        MissionStory mission = new MissionStory(UUID.randomUUID());
        mission.answer(1, mission.plan(Story.day(1)), "the team");
        mission.correctDebrief(mission.debrief(2), 3);
        assertToldAlike(mission.events());
        Log log = new Log();
        assertToldAlike(CoachingTimelineTest.everything()
                .map(event -> log.next("a", "b", event))
                .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"quoted\" and \\ back",
                "line\nbreak\r\n\ttab\b\f",
                "bell \u0007, escape \u001b, delete \u007f",
                "Grüße, 茶 und 🍵",
                "\u2028 </script>",
                ""
            })
    void whateverTheMemberWrote(String text) {
        Story story = new Story();
        story.meet("Ada");
        story.talk(2, text);
        assertToldAlike(story.events());
    }

    @Test
    void severalAndNone() {
        Story story = new Story();
        story.meet("Ada");
        RawBsonDocument entry = new Folding(new Timeline())
                .batch(story.events())
                .stored()
                .values()
                .iterator()
                .next();
        assertThat(json(List.of())).isEqualTo("[]");
        assertThat(json(List.of(entry, entry))).startsWith("[{").contains("},{").endsWith("}]");
    }
}
