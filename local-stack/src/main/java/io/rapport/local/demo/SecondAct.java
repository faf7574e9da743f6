package io.rapport.local.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Where the member wants to be, a mission that leads there, two people who get to know each other, and an evening at
 * home. It goes on where the {@link Story} ends.
 */
final class SecondAct {

    private final Member member;
    private final Narrator narrator;
    private final String mina;
    private final LocalDate today;
    private final LocalDate yesterday;

    SecondAct(Member member, Narrator narrator, String mina, LocalDate today) {
        this.member = member;
        this.narrator = narrator;
        this.mina = mina;
        this.today = today;
        this.yesterday = today.minusDays(1);
    }

    void play() {
        plansCareer();
        String ken = meetsKen();
        goesOnMission();
        introduces(ken);
        hosts(ken);
    }

    private void plansCareer() {
        narrator.act("A career plan, and an aim in it");
        member.sets("/plan", Map.of("words", "From building products to advising those who build them"));
        member.sets("/plan/horizons/5", Map.of("hope", "A third of my week goes to founders"));
        member.does(
                "/plan/aims",
                Map.of("kind", "GROW", "area", "Product marketing", "industry", "Marketing", "horizon", 5));
        narrator.happened("in five years: a third of the week for founders; the aim: grow in product marketing");
    }

    private String meetsKen() {
        String card = member.does(
                        "/relationships/captures",
                        Map.of("name", "Ken Ito", "source", "REQUEST", "occurredOn", yesterday.toString()))
                .text("relationshipId");
        String at = "/relationships/" + card;
        member.isRefused("NotMetYet", at + "/conversations", Map.of("summary", "Nice to connect"));
        narrator.refused("counting an accepted request as a conversation", "NotMetYet");
        member.does(at + "/meeting", Map.of("howMet", Map.of("introducedBy", mina), "occurredAt", at("08:00")));
        narrator.happened("then met Ken over breakfast: now he is a person, and no card in a drawer");
        return card;
    }

    private void goesOnMission() {
        narrator.act("A mission: specific questions, and what came of them");
        String mission = member.does(
                        "/missions",
                        Map.of(
                                "about",
                                Map.of("relationshipId", mina),
                                "on",
                                yesterday.toString(),
                                "questions",
                                List.of(
                                        Map.of(
                                                "text",
                                                "What would a team without you decide first?",
                                                "aspect",
                                                "GOALS"),
                                        Map.of("text", "Who taught you to let go?"),
                                        Map.of("text", "What do you do on a Sunday?", "aspect", "INTERESTS")),
                                "shareOfMyself",
                                "That I build teams, not slides"))
                .text("missionId");
        member.does(
                "/missions/" + mission + "/debrief",
                Map.of(
                        "outcome",
                        "ACHIEVED",
                        "learned",
                        "She wants her team to own the budget by summer",
                        "next",
                        "Send her the budget game",
                        "comfort",
                        4,
                        "mindOn",
                        "THEM",
                        "occurredAt",
                        at("11:00")));
        member.does(
                "/relationships/" + mina + "/follow-up-plans",
                Map.of("dueOn", today.toString(), "about", "The budget game", "occurredAt", at("11:05")));
        narrator.happened("three questions for Mina; debriefed: achieved, and a follow-up is due today");
    }

    private void introduces(String ken) {
        narrator.act("An introduction: both have to want it");
        String introduction = member.does(
                        "/introductions",
                        Map.of(
                                "firstId",
                                mina,
                                "secondId",
                                ken,
                                "why",
                                "He built the team that she wants",
                                "occurredAt",
                                at("12:00")))
                .text("introductionId");
        String at = "/introductions/" + introduction;
        responds(at, mina, "ENTHUSIASTIC", "12:10");
        responds(at, ken, "POLITE", "12:20");
        String refusal = member.isRefused("IntroductionNotWanted", at + "/making", Map.of("occurredAt", at("12:25")));
        narrator.refused("introducing them on a polite yes", "IntroductionNotWanted", refusal);
        responds(at, ken, "ENTHUSIASTIC", "16:00");
        member.does(at + "/making", Map.of("words", "Over soup", "occurredAt", at("19:00")));
        narrator.happened("Ken called back, delighted: introduced");
    }

    private void responds(String introduction, String who, String response, String time) {
        member.does(
                introduction + "/responses",
                Map.of("relationshipId", who, "response", response, "occurredAt", at(time)));
    }

    private void hosts(String ken) {
        narrator.act("An evening at home, with a theme");
        String evening = member.does(
                        "/gatherings",
                        Map.of(
                                "name", "Soup for seven",
                                "role", "HOST",
                                "kind", "SOCIAL",
                                "aim", "Bring builders and marketers to one table",
                                "theme", "What I decided too late",
                                "activity", "Everybody brings one ingredient and one story",
                                "startsOn", yesterday.toString()))
                .text("gatheringId");
        String at = "/gatherings/" + evening;
        String invitation =
                member.does(at + "/invitations", Map.of("relationshipId", ken)).text("invitationId");
        member.sets(at + "/invitations/" + invitation + "/response", Map.of("response", "COMING"));
        member.does(at + "/guests", Map.of("invitationId", invitation));
        member.does(at + "/guests", Map.of("words", "Ken's sister"));
        member.does(
                at + "/holding", Map.of("takeaway", "The quiet ones had the best stories", "occurredAt", at("22:00")));
        narrator.happened("\"What I decided too late\": Ken came, and brought his sister");
    }

    private String at(String time) {
        return yesterday.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC).toString();
    }
}
