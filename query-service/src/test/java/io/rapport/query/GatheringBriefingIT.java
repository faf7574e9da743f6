package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.careerplan.Aim;
import io.rapport.events.careerplan.AimKind;
import io.rapport.events.careerplan.CareerPlanEvent.AimAdded;
import io.rapport.events.careerplan.CareerPlanEvent.AimRetired;
import io.rapport.events.careerplan.CareerPlanEvent.PlanDrafted;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringEvent.GuestInvited;
import io.rapport.events.gathering.GatheringEvent.GuestRecorded;
import io.rapport.events.gathering.GatheringEvent.InvitationAnswered;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.gathering.InvitationResponse;
import io.rapport.events.mission.About;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.MissionStory;
import io.rapport.query.parts.Story;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("The briefing of a gathering")
class GatheringBriefingIT {

    private static final Log LOG = new Log();

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final String member = "member-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("acme", member);
    private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(10);
    private final UUID evening = UUID.randomUUID();
    private final List<EventEnvelope> last = new ArrayList<>();

    private void happens(List<EventEnvelope> events) {
        service.publisher.publish(events.toArray(EventEnvelope[]::new));
        last.add(events.getLast());
    }

    private void happens(RapportEvent event) {
        happens(List.of(LOG.next("acme", member, event)));
    }

    private JsonNode briefing() {
        String applied = last.reversed().stream()
                .limit(20)
                .map(event -> event.aggregateId() + "@" + event.sequence())
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        Answer answer = service.get("/gatherings/" + evening + "/briefing", token, "Rapport-Applied", applied);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private void planned(GatheringRole role, @Nullable UUID aimId) {
        happens(new GatheringPlanned(
                evening,
                "Soup, 2027",
                role,
                GatheringKind.SOCIAL,
                "Bring them together",
                aimId,
                day,
                day,
                "At home",
                "Firsts",
                "Cooking"));
    }

    private void invited(UUID person, @Nullable InvitationResponse response) {
        UUID invitation = UUID.randomUUID();
        happens(new GuestInvited(evening, invitation, person, null));
        if (response != null) {
            happens(new InvitationAnswered(evening, invitation, response));
        }
    }

    private Story met(String name) {
        Story story = new Story(LOG, "acme", member);
        story.meet(name);
        return story;
    }

    @Test
    @DisplayName("says why, who may come, and of each of them what to remember, to ask and to keep")
    void hosted() {
        UUID plan = UUID.randomUUID();
        UUID aim = UUID.randomUUID();
        happens(new PlanDrafted(plan, "Into energy"));
        happens(new AimAdded(plan, aim, new Aim(AimKind.EXPLORE, "Marketing of energy", null, Set.of(), 3)));
        planned(GatheringRole.HOST, aim);
        Story ada = met("Ada");
        UUID talk = ada.talk(2, "tea");
        UUID birthday = ada.remember(2, "birthday", day.minusYears(30).plusDays(3));
        ada.guess(3, Aspect.GOALS, "wants a shop");
        ada.learn(3, Aspect.INTERESTS, "sails", talk);
        UUID promised = ada.plan(4, 30, "the book");
        UUID offer = ada.offer(4, "a call", talk);
        happens(ada.events());
        Story ben = met("Ben");
        happens(ben.events());
        Story away = met("Away");
        happens(away.events());
        invited(away.person(), InvitationResponse.NOT_COMING);
        invited(ben.person(), null);
        invited(ada.person(), InvitationResponse.COMING);
        happens(new GuestInvited(evening, UUID.randomUUID(), null, "The neighbours"));
        happens(new GuestRecorded(evening, UUID.randomUUID(), null, null, "A stranger"));
        MissionStory about = new MissionStory(LOG, "acme", member, new About(ada.person(), null, null));
        about.plan(day);
        happens(about.events());
        MissionStory there = new MissionStory(LOG, "acme", member, new About(null, evening, null));
        there.plan(day);
        there.ask("Who should know whom?");
        happens(there.events());

        JsonNode briefing = briefing();

        assertThat(briefing.path("aim").asString()).isEqualTo("Bring them together");
        assertThat(briefing.at("/aimOfPlan/area").asString()).isEqualTo("Marketing of energy");
        assertThat(briefing.at("/aimOfPlan/retired").asBoolean()).isFalse();
        assertThat(briefing.path("theme").asString()).isEqualTo("Firsts");
        assertThat(ServiceRig.texts(briefing.path("expected"), "name"))
                .containsExactly("A stranger", "Ada", "Ben", "The neighbours", "Away");
        assertThat(briefing.path("people")
                        .valueStream()
                        .map(one -> one.at("/person/name").asString()))
                .containsExactly("Ada", "Ben");
        assertThat(briefing.path("byNameAlone").asInt()).isZero();
        JsonNode first = briefing.at("/people/0");
        assertThat(first.at("/remember/0/entryId").asString()).isEqualTo(birthday.toString());
        assertThat(first.at("/near/0/on").asString()).isEqualTo(day.plusDays(3).toString());
        assertThat(first.at("/promised/0/planId").asString()).isEqualTo(promised.toString());
        assertThat(first.at("/openOffers/0/offerId").asString()).isEqualTo(offer.toString());
        assertThat(ServiceRig.texts(first.path("ask"), "aspect")).hasSize(8).doesNotContain("INTERESTS");
        JsonNode challenge = asked(first, "HARDEST_CHALLENGE");
        assertThat(challenge.path("question").asString()).isEqualTo("What is hard?");
        assertThat(challenge.path("missionId").asString())
                .isEqualTo(about.mission().toString());
        assertThat(asked(first, "GOALS").path("guess").asString()).isEqualTo("wants a shop");
        assertThat(asked(briefing.at("/people/1"), "HARDEST_CHALLENGE").has("missionId"))
                .isFalse();
        assertThat(briefing.path("missions")).hasSize(1);
        assertThat(ServiceRig.texts(briefing.at("/missions/0/questions"), "text"))
                .containsExactly("What is hard?", "Who should know whom?");

        happens(new AimRetired(plan, aim, "Not for me"));
        there.cancel();
        happens(List.of(there.events().getLast()));
        assertThat(briefing().at("/aimOfPlan/retired").asBoolean()).isTrue();
        assertThat(briefing().path("missions")).isEmpty();
        String other = Issuer.instance().member("other", member);
        assertThat(service.get("/gatherings/" + evening + "/briefing", other).status())
                .isEqualTo(404);
    }

    private static JsonNode asked(JsonNode person, String aspect) {
        return person.path("ask")
                .valueStream()
                .filter(one -> one.path("aspect").asString().equals(aspect))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("tells twenty-five people in full, and how many it tells by name alone")
    void many() {
        planned(GatheringRole.HOST, null);
        for (int i = 0; i < 27; i++) {
            Story guest = met("Guest " + i);
            happens(guest.events());
            invited(guest.person(), InvitationResponse.MAYBE);
        }
        Story sure = met("Sure");
        happens(sure.events());
        invited(sure.person(), InvitationResponse.COMING);

        JsonNode briefing = briefing();

        assertThat(briefing.path("people")).hasSize(25);
        assertThat(briefing.at("/people/0/person/name").asString()).isEqualTo("Sure");
        assertThat(briefing.path("byNameAlone").asInt()).isEqualTo(3);
        assertThat(briefing.path("expected")).hasSize(28);
    }

    @Test
    @DisplayName("names whom one met at the same gathering in earlier years")
    void before() {
        UUID earlier = UUID.randomUUID();
        happens(new GatheringPlanned(
                earlier,
                "SOUP 2026",
                GatheringRole.ATTEND,
                GatheringKind.SOCIAL,
                "to learn",
                null,
                day.minusYears(1),
                day.minusYears(1),
                null,
                null,
                null));
        Person mara = new Person("Mara", RelationshipKind.FRIEND, null, null, null, false, null, null, null, null);
        UUID person = UUID.randomUUID();
        LocalDate then = day.minusYears(1);
        happens(new PersonMet(
                person,
                UUID.randomUUID(),
                then.atStartOfDay(ZoneOffset.UTC).toInstant(),
                then,
                mara,
                new HowMet(earlier, null, null, null),
                Set.of(),
                null));
        planned(GatheringRole.ATTEND, null);

        JsonNode met = briefing().path("metBefore");

        assertThat(met).hasSize(1);
        assertThat(met.at("/0/name").asString()).isEqualTo("Mara");
        assertThat(met.at("/0/relationshipId").asString()).isEqualTo(person.toString());
        assertThat(met.at("/0/gathering").asString()).isEqualTo("SOUP 2026");
    }

    @Test
    @DisplayName("prepares for nobody who was put away, though they were invited, or were there in earlier years")
    void archived() {
        planned(GatheringRole.HOST, null);
        Story gone = met("Gone");
        gone.archive();
        happens(gone.events());
        Story kept = met("Kept");
        happens(kept.events());
        invited(gone.person(), InvitationResponse.COMING);
        invited(kept.person(), null);

        JsonNode briefing = briefing();

        assertThat(ServiceRig.texts(briefing.path("expected"), "name")).containsExactly("Gone", "Kept");
        assertThat(briefing.path("people")
                        .valueStream()
                        .map(one -> one.at("/person/name").asString()))
                .containsExactly("Kept");
        assertThat(briefing.path("byNameAlone").asInt()).isZero();
    }

    @Test
    @DisplayName("names nobody who was met at something else")
    void elsewhere() {
        UUID talk = UUID.randomUUID();
        LocalDate then = day.minusYears(1);
        happens(new GatheringPlanned(
                talk,
                "Soup",
                GatheringRole.ATTEND,
                GatheringKind.TALK,
                "to learn",
                null,
                then,
                then,
                null,
                null,
                null));
        Person ben = new Person("Ben", RelationshipKind.FRIEND, null, null, null, false, null, null, null, null);
        happens(new PersonMet(
                UUID.randomUUID(),
                UUID.randomUUID(),
                then.atStartOfDay(ZoneOffset.UTC).toInstant(),
                then,
                ben,
                new HowMet(talk, null, null, null),
                Set.of(),
                null));
        planned(GatheringRole.ATTEND, null);
        assertThat(briefing().path("metBefore"))
                .as("a talk is no evening, though it has the same name")
                .isEmpty();
    }
}
