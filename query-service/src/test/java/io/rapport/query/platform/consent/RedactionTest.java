package io.rapport.query.platform.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.events.mission.About;
import io.rapport.query.platform.consent.Tells.What;
import io.rapport.query.platform.web.Page;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Of an answer, somebody else sees")
class RedactionTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final UUID ENGAGEMENT = UUID.randomUUID();
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private record Grant(Scope scope, LocalDate from) {}

    record Card(
            UUID id,
            @Tells(What.NAME) String name,
            @Tells(What.NAME) @Nullable String email,
            @Tells(What.NOTE) @Nullable String note,
            @Tells(What.PLAIN) List<String> tags,
            String forgotten,
            int conversations,
            List<Told> told,
            @Nullable Told last) {}

    record Told(
            @HappenedOn LocalDate occurredOn,
            @Tells(What.NOTE) String text,
            @OfEngagement @Nullable UUID engagementId,
            @Nullable Kind kind) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes(@JsonSubTypes.Type(value = Kind.Meeting.class, name = "MEETING"))
    sealed interface Kind {
        record Meeting(
                @Tells(What.NAME) String who,
                @Tells(What.PLAIN) String where) implements Kind {}
    }

    @Test
    void namesAndNotesOnlyIfTheyAreOpen() {
        String seen = seen(card(told(MARCH, null)), grant(Scope.TIMELINE_AND_CARDS, LocalDate.MIN));
        assertThat(seen)
                .contains("\"name\":\"" + Redaction.A_PERSON, "founders", "\"conversations\":7")
                .contains("\"who\":\"" + Redaction.A_PERSON, "\"where\":\"Lyon\"", "\"type\":\"MEETING\"")
                .doesNotContain("Ada", "ada@", "note", "secret");
        assertThat(seen(card(told(MARCH, null)), grant(Scope.NAMES, LocalDate.MIN), grant(Scope.NOTES, LocalDate.MIN)))
                .contains("Ada", "ada@", "my note", "my text");
    }

    @Test
    void nothingThatDoesNotSayWhatItTells() {
        assertThat(seen(card(), grant(Scope.NAMES, LocalDate.MIN), grant(Scope.NOTES, LocalDate.MIN)))
                .contains("\"forgotten\":\"" + Redaction.NOT_OPEN)
                .doesNotContain("never");
        assertThat(seen("{\"id\":\"" + ENGAGEMENT + "\",\"unknown\":\"never\"}"))
                .doesNotContain("never");
    }

    record Asked(
            @Tells(value = What.NOTE, besides = "missionId") String question,
            @Nullable UUID missionId) {}

    @Test
    void aTextOfTheProgramsOwnWithoutNotes() {
        Asked own = new Asked("What drives them?", null);
        Asked planned = new Asked("Why did she leave?", UUID.randomUUID());
        assertThat(seenAsked(own)).contains("What drives them?");
        assertThat(seenAsked(planned)).contains(Redaction.NOT_OPEN).doesNotContain("leave");
        assertThat(seenAsked(planned, grant(Scope.NOTES, LocalDate.MIN))).contains("Why did she leave?");
        assertThat(seenAsked(planned, grant(Scope.NOTES, MARCH))).doesNotContain("leave");
    }

    record Happened(
            @OfGoals({"ASSESSMENT"}) String kind,
            @Tells(What.NOTE) @Nullable String text,
            List<Before> corrections) {}

    record Before(
            @HappenedOn LocalDate occurredOn,
            @Tells(What.NOTE) @Nullable String reason) {}

    @Test
    void wordsAboutGoalsByTheirOwnScope() {
        Happened assessed = new Happened("ASSESSMENT", "It goes well", List.of(new Before(MARCH, "Not so well")));
        Happened talked = new Happened("CONVERSATION", "She told me", List.of(new Before(MARCH, "Of her son")));
        Grant timeline = grant(Scope.TIMELINE_AND_CARDS, LocalDate.MIN);
        Grant notes = grant(Scope.NOTES, LocalDate.MIN);
        Grant goals = grant(Scope.GOALS_AND_PLAN, LocalDate.MIN);
        assertThat(seenHappened(assessed, timeline, notes)).doesNotContain("well");
        assertThat(seenHappened(assessed, timeline, goals)).contains("It goes well", "Not so well");
        assertThat(seenHappened(talked, timeline, goals)).doesNotContain("She", "her");
        assertThat(seenHappened(talked, timeline, notes)).contains("She told me", "Of her son");
    }

    private static String seenHappened(Happened happened, Grant... grants) {
        byte[] seen = new Redaction(JSON)
                .of(JSON.writeValueAsBytes(happened), Happened.class, sight(grants), Scope.TIMELINE_AND_CARDS);
        assertThat(seen).isNotNull();
        return new String(seen, StandardCharsets.UTF_8);
    }

    private static String seenAsked(Asked asked, Grant... grants) {
        byte[] seen = new Redaction(JSON)
                .of(JSON.writeValueAsBytes(asked), Asked.class, sight(grants), Scope.TIMELINE_AND_CARDS);
        assertThat(seen).isNotNull();
        return new String(seen, StandardCharsets.UTF_8);
    }

    @Test
    void nothingThatHappenedBeforeTheFirstDay() {
        String seen = seen(
                card(told(MARCH.minusDays(1), null), told(MARCH, null)),
                grant(Scope.TIMELINE_AND_CARDS, MARCH),
                grant(Scope.NOTES, MARCH.plusDays(1)));
        assertThat(seen)
                .contains("2026-03-01", "\"text\":\"" + Redaction.NOT_OPEN)
                .doesNotContain("2026-02-28", "\"last\"", "my text");
    }

    @Test
    void nothingOfAnotherEngagement() {
        assertThat(seen(card(told(MARCH, UUID.randomUUID())))).contains("\"told\":[]");
        assertThat(seen(card(told(MARCH, ENGAGEMENT)))).contains("2026-03-01");
    }

    @Test
    void nothingAtAllOfWhatIsBeforeTheFirstDay() {
        byte[] told = JSON.writeValueAsBytes(told(MARCH, null));
        assertThat(new Redaction(JSON)
                        .of(told, Told.class, sight(grant(Scope.AGENDA, MARCH.plusDays(1))), Scope.AGENDA))
                .isNull();
    }

    @Test
    void wordsForSomebodyIfBothNamesAndNotesAreOpen() {
        MissionLike mission = new MissionLike(MARCH, new About(null, null, "Ada of Lyon"));
        assertThat(told(mission, MissionLike.class, grant(Scope.NOTES, LocalDate.MIN)))
                .doesNotContain("Ada");
        assertThat(told(mission, MissionLike.class, grant(Scope.NAMES, LocalDate.MIN)))
                .doesNotContain("Ada");
        assertThat(told(
                        mission,
                        MissionLike.class,
                        grant(Scope.NOTES, LocalDate.MIN),
                        grant(Scope.NAMES, LocalDate.MIN)))
                .contains("Ada");
    }

    record MissionLike(@HappenedOn LocalDate on, About about) {}

    @Test
    void whatATextTellsByTheRestOfItsRecord() {
        Called goal = new Called(ENGAGEMENT, "Five founders");
        Called person = new Called(null, "Ada");
        assertThat(told(goal, Called.class, grant(Scope.NAMES, LocalDate.MIN))).doesNotContain("founders");
        assertThat(told(goal, Called.class, grant(Scope.GOALS_AND_PLAN, LocalDate.MIN)))
                .contains("founders");
        assertThat(told(person, Called.class, grant(Scope.GOALS_AND_PLAN, LocalDate.MIN)))
                .doesNotContain("Ada");
        assertThat(told(person, Called.class, grant(Scope.NAMES, LocalDate.MIN)))
                .contains("Ada");
    }

    record Called(
            @Nullable UUID goalId, @Tells(by = ByGoal.class) String name) {}

    static final class ByGoal implements Telling {
        @Override
        public What tells(Predicate<String> has) {
            return has.test("goalId") ? What.GOAL : What.NAME;
        }
    }

    @Test
    void nothingThatFollowsFromWhatIsNotOpen() {
        Due due = new Due(told(MARCH.minusDays(1), null), MARCH.plusDays(30));
        assertThat(told(due, Due.class, grant(Scope.TIMELINE_AND_CARDS, MARCH))).doesNotContain("2026-03-31");
        assertThat(told(due, Due.class, grant(Scope.TIMELINE_AND_CARDS, MARCH.minusDays(1))))
                .contains("2026-03-31");
    }

    record Due(
            @Nullable Told last, @RestsOn("last") @Nullable LocalDate dueOn) {}

    @Test
    void neitherAnEmptyListNorAPlaceInItBeforeTheFirstDay() {
        Type type = JSON.getTypeFactory().constructParametricType(Page.class, Told.class);
        Page<Told> some = new Page<>(List.of(told(MARCH, null), told(MARCH.minusDays(1), null)), "place");
        assertThat(told(some, type, grant(Scope.TIMELINE_AND_CARDS, MARCH)))
                .contains("2026-03-01")
                .doesNotContain("place");
        assertThat(told(some, type, grant(Scope.TIMELINE_AND_CARDS, MARCH.minusDays(1))))
                .contains("place");
        assertThat(told(some, type, grant(Scope.TIMELINE_AND_CARDS, MARCH.plusDays(1))))
                .isEmpty();
        Page<Told> none = new Page<>(List.of(), null);
        assertThat(told(none, type, grant(Scope.TIMELINE_AND_CARDS, MARCH))).isEmpty();
        assertThat(told(none, type)).isNotEmpty();
    }

    private static String told(Object answer, Type type, Grant... grants) {
        byte[] left =
                new Redaction(JSON).of(JSON.writeValueAsBytes(answer), type, sight(grants), Scope.TIMELINE_AND_CARDS);
        return left == null ? "" : new String(left, StandardCharsets.UTF_8);
    }

    private static Told told(LocalDate on, @Nullable UUID engagement) {
        return new Told(on, "my text", engagement, new Kind.Meeting("Ada", "Lyon"));
    }

    /** The first of them is also the last one that happened. */
    private static Card card(Told... told) {
        return new Card(
                UUID.randomUUID(),
                "Ada",
                "ada@example.org",
                "my note",
                List.of("founders"),
                "never",
                7,
                List.of(told),
                told.length == 0 ? null : told[0]);
    }

    private static Grant grant(Scope scope, LocalDate from) {
        return new Grant(scope, from);
    }

    private static Sight sight(Grant... grants) {
        Map<Scope, LocalDate> open = new HashMap<>(Map.of(Scope.TIMELINE_AND_CARDS, LocalDate.MIN));
        List.of(grants).forEach(grant -> open.put(grant.scope(), grant.from()));
        return new Sight(new Owner("acme", "mia"), "cleo", ENGAGEMENT, open, 3);
    }

    private static String seen(Object answer, Grant... grants) {
        byte[] json =
                answer instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : JSON.writeValueAsBytes(answer);
        byte[] left = new Redaction(JSON).of(json, Card.class, sight(grants), Scope.TIMELINE_AND_CARDS);
        return left == null ? "" : new String(left, StandardCharsets.UTF_8);
    }
}
