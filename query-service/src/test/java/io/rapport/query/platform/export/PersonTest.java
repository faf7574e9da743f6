package io.rapport.query.platform.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.IsoTimeModule;
import io.rapport.events.RapportEvent;
import io.rapport.events.coaching.CoachingEvent.FeedbackGiven;
import io.rapport.events.coaching.Scope;
import io.rapport.events.coaching.Subject;
import io.rapport.events.gathering.GatheringEvent.GatheringHeld;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringEvent.GuestInvited;
import io.rapport.events.gathering.GatheringEvent.GuestRecorded;
import io.rapport.events.gathering.GatheringEvent.InvitationAnswered;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.gathering.InvitationResponse;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.introduction.Pair;
import io.rapport.events.mission.About;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.query.parts.IntroductionStory;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.MissionStory;
import io.rapport.query.parts.Story;
import io.rapport.query.platform.consent.Consents.StoredLook;
import io.rapport.query.platform.consent.LookedAs;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("What is told about a person")
class PersonTest {

    private static final Telling TELLING =
            new Telling(JsonMapper.builder().addModule(new IsoTimeModule()).build());

    private final Log log = new Log();
    private final Story ada = new Story(log, "acme", "alice");
    private final Story ben = new Story(log, "acme", "alice");
    private final List<EventEnvelope> elsewhere = new ArrayList<>();

    private void happens(RapportEvent... events) {
        for (RapportEvent event : events) {
            elsewhere.add(log.next("acme", "alice", event));
        }
    }

    private Person read() {
        Person person = new Person(
                Set.of(ada.person()),
                Set.of(ada.person().toString(), ben.person().toString()));
        ada.events().forEach(person.own()::on);
        elsewhere.forEach(person.elsewhere()::on);
        return person;
    }

    private static boolean seen(Person person, String resource, @Nullable Scope scope) {
        LookedAs as = scope == null ? LookedAs.AUDITOR : LookedAs.COACH;
        return new SeenOfPerson(person)
                .at(new StoredLook(
                        1, "viewer", as, scope == null ? null : UUID.randomUUID(), scope, resource, noon(9)));
    }

    private List<Export.Event> told() {
        Person person = read();
        List<Long> places = Arrays.stream(person.places()).boxed().toList();
        List<EventEnvelope> all = new ArrayList<>(ada.events());
        all.addAll(ben.events());
        all.addAll(elsewhere);
        return all.stream()
                .filter(event -> places.contains(event.position()))
                .map(event -> TELLING.of(event, person))
                .toList();
    }

    private static Instant noon(int day) {
        return Story.day(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static List<String> types(List<Export.Event> told) {
        return told.stream().map(Export.Event::type).toList();
    }

    @Test
    @DisplayName("is every event of their own record, with all of its words")
    void own() {
        ada.meet("Ada");
        ada.talk(2, "About her shop");
        ben.meet("Ben");

        List<Export.Event> told = told();
        assertThat(types(told)).containsExactly("PersonMet", "ConversationRecorded");
        assertThat(told.toString()).contains("Ada", "About her shop").doesNotContain("Ben", "(withheld)");
        assertThat(told).noneMatch(Export.Event::withheld);
    }

    @Test
    @DisplayName("is an introduction without the other one: who that is, what they said, what was written of both")
    void introductions() {
        ada.meet("Ada");
        ben.meet("Ben");
        IntroductionStory both = new IntroductionStory(log, "acme", "alice", new Pair(ada.person(), ben.person()));
        UUID proposal = both.propose(3);
        UUID first = both.respond(4, proposal, ada.person(), IntroductionResponse.ENTHUSIASTIC);
        UUID second = both.respond(5, proposal, ben.person(), IntroductionResponse.ENTHUSIASTIC);
        both.make(6, first, second);
        elsewhere.addAll(both.events());

        List<Export.Event> told = told();
        assertThat(types(told))
                .containsExactly(
                        "PersonMet", "IntroductionProposed", "IntroductionResponseRecorded", "IntroductionMade");
        assertThat(told.toString())
                .contains("a person", "(withheld)", "\"words\":\"well\"")
                .doesNotContain(ben.person().toString(), "both sail");
        assertThat(told.get(1).withheld()).isTrue();
        assertThat(told.get(2).withheld()).isFalse();
    }

    @Test
    @DisplayName("is a mission about them, and none about somebody else")
    void missions() {
        ada.meet("Ada");
        MissionStory about = new MissionStory(log, "acme", "alice", new About(ada.person(), null, null));
        about.answer(4, about.plan(Story.day(3)), "To find people");
        elsewhere.addAll(about.events());
        MissionStory other = new MissionStory(log, "acme", "alice", new About(ben.person(), null, null));
        other.answer(4, other.plan(Story.day(3)), "To sail");
        elsewhere.addAll(other.events());

        List<Export.Event> told = told();
        assertThat(types(told)).containsExactly("PersonMet", "MissionPlanned", "AnswerRecorded");
        assertThat(told.toString()).contains("To find people").doesNotContain("To sail", "(withheld)");
    }

    @Test
    @DisplayName("is that they were invited and came, and when that was, but not what is said of the gathering")
    void gatherings() {
        ada.meet("Ada");
        UUID evening = UUID.randomUUID();
        UUID hers = UUID.randomUUID();
        UUID his = UUID.randomUUID();
        happens(
                planned(evening, "Ben's birthday"),
                planned(UUID.randomUUID(), "Without her"),
                new GuestInvited(evening, hers, ada.person(), null),
                new GuestInvited(evening, his, ben.person(), null),
                new InvitationAnswered(evening, hers, InvitationResponse.COMING),
                new InvitationAnswered(evening, his, InvitationResponse.NOT_COMING),
                new GuestRecorded(evening, UUID.randomUUID(), hers, null, null),
                new GuestRecorded(evening, UUID.randomUUID(), null, null, "Ben's brother"),
                new GatheringHeld(evening, UUID.randomUUID(), noon(8), Story.day(8), "Fewer people"));

        List<Export.Event> told = told();
        assertThat(types(told))
                .containsExactly(
                        "PersonMet",
                        "GatheringPlanned",
                        "GuestInvited",
                        "InvitationAnswered",
                        "GuestRecorded",
                        "GatheringHeld");
        assertThat(told.toString()).doesNotContain("Ben", "Fewer", "NOT_COMING", "Without");
        assertThat(told.getLast().occurredOn()).isEqualTo(Story.day(8));
    }

    private static GatheringPlanned planned(UUID gathering, String name) {
        return new GatheringPlanned(
                gathering,
                name,
                GatheringRole.HOST,
                GatheringKind.SOCIAL,
                null,
                null,
                Story.day(8),
                Story.day(8),
                null,
                "Firsts",
                "Cooking");
    }

    @Test
    @DisplayName("is what was practised with them, and that a coach said something to it")
    void practiceAndFeedback() {
        ada.meet("Ada");
        UUID talk = ada.talk(2, "About her shop");
        UUID skills = UUID.randomUUID();
        UUID engagement = UUID.randomUUID();
        happens(
                new SkillPractised(
                        skills, UUID.randomUUID(), noon(3), Story.day(3), "LISTEN", "Lunch", ada.person(), "Waited", 3),
                new SkillPractised(
                        skills, UUID.randomUUID(), noon(3), Story.day(3), "LISTEN", "Tea", ben.person(), "Hurried", 3),
                new FeedbackGiven(
                        engagement,
                        UUID.randomUUID(),
                        noon(4),
                        Story.day(4),
                        new Subject(null, talk, null, null),
                        "Courage"),
                new FeedbackGiven(
                        engagement,
                        UUID.randomUUID(),
                        noon(4),
                        Story.day(4),
                        new Subject(null, UUID.randomUUID(), null, null),
                        "Patience"));

        List<Export.Event> told = told();
        assertThat(types(told)).containsExactly("PersonMet", "ConversationRecorded", "SkillPractised", "FeedbackGiven");
        assertThat(told.toString()).contains("Lunch", "Waited").doesNotContain("LISTEN", "Courage", "Hurried");
    }

    @Test
    @DisplayName("names whoever introduced them as a person")
    void introducedBy() {
        ada.meet("Ada", new HowMet(null, ben.person(), "At a fair", null));

        assertThat(told().toString())
                .contains("\"introducedBy\":\"a person\"", "At a fair")
                .doesNotContain(ben.person().toString());
    }

    @Test
    @DisplayName("is seen by whoever looked at one event, one entry or anything else in which they are")
    void looks() {
        UUID evening = UUID.randomUUID();
        ada.meet("Ada");
        UUID talk = ada.talk(2, "About her shop");
        UUID others = ben.meet("Ben");
        happens(planned(evening, "Supper"), new GuestInvited(evening, UUID.randomUUID(), ada.person(), null));
        Person person = read();
        String proofs = "/proofs/events/";
        assertThat(List.of(
                        seen(person, proofs + ada.events().getFirst().eventId(), null),
                        seen(person, proofs + ada.events().getLast().eventId() + "/bundle", null),
                        seen(person, proofs + elsewhere.getFirst().eventId(), null),
                        seen(person, "/relationships/" + ada.person() + "/history", null),
                        seen(person, "/entries/" + talk, Scope.TIMELINE_AND_CARDS),
                        seen(person, "/gatherings/" + evening, Scope.TIMELINE_AND_CARDS),
                        seen(person, "/agenda", Scope.AGENDA)))
                .doesNotContain(false);
        assertThat(List.of(
                        seen(person, proofs + ben.events().getFirst().eventId(), null),
                        seen(person, proofs + ben.events().getFirst().eventId() + "/bundle", null),
                        seen(person, "/entries/" + others, Scope.TIMELINE_AND_CARDS),
                        seen(person, "/skills/practices", Scope.GOALS_AND_PLAN),
                        seen(person, "/goals", Scope.GOALS_AND_PLAN)))
                .doesNotContain(true);

        happens(new SkillPractised(
                UUID.randomUUID(),
                UUID.randomUUID(),
                noon(3),
                Story.day(3),
                "LISTEN",
                "Lunch",
                ada.person(),
                "Waited",
                3));
        assertThat(seen(read(), "/skills/practices", Scope.GOALS_AND_PLAN)).isTrue();
        assertThat(seen(read(), "/goals", Scope.GOALS_AND_PLAN)).isFalse();
    }
}
