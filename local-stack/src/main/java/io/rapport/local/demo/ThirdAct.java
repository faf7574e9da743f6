package io.rapport.local.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A coach is let in, sees what was opened, says something, and is shut out again. */
final class ThirdAct {

    private static final String SCOPES = "scopes";

    private final Member member;
    private final Member coach;
    private final Narrator narrator;
    private final String mina;

    ThirdAct(Member member, Member coach, Narrator narrator, String mina) {
        this.member = member;
        this.coach = coach;
        this.narrator = narrator;
        this.mina = "/relationships/" + mina;
    }

    void play() {
        narrator.act("A coach: consent asked, given in part, taken back");
        String engagement = engages();
        String ofMember = "/members/" + member.name();
        coach.findsNothingAt(ofMember + mina);
        member.sets(
                engagement + "/access", Map.of(SCOPES, List.of("TIMELINE_AND_CARDS", "GOALS_AND_PLAN"), "past", true));
        narrator.happened("Carla asks for names too; granted: timeline, cards and goals. She sees \""
                + name(coach.reads(ofMember + mina)) + "\" where you see " + name(member.reads(mina)));
        advises(engagement, ofMember);
        member.does(engagement + "/access/revocation", Map.of(SCOPES, List.of("TIMELINE_AND_CARDS")));
        coach.findsNothingAt(ofMember + mina);
        narrator.happened("timeline and cards taken back: with the answer they are gone for her. Her desk: "
                + desk(coach.reads("/coaching/desk"), engagement));
        narrator.says("Who looked: "
                + member.reads("/looks")
                        .path("items")
                        .valueStream()
                        .map(look -> "%s at %s"
                                .formatted(
                                        look.path("viewerId").asString(),
                                        look.path("resource").asString().replaceAll("[0-9a-f-]{36}", "…")))
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }

    private String engages() {
        String id = coach.does(
                        "/members/" + member.name() + "/engagements",
                        Map.of(
                                "about",
                                "From meeting people to knowing them",
                                SCOPES,
                                List.of("TIMELINE_AND_CARDS", "GOALS_AND_PLAN", "NAMES")))
                .text("engagementId");
        member.does("/engagements/" + id + "/acceptance", Map.of());
        return "/engagements/" + id;
    }

    private void advises(String engagement, String ofMember) {
        String latest = coach.reads(ofMember + mina + "/timeline?limit=1")
                .at("/items/0/entryId")
                .asString();
        coach.does(
                ofMember + engagement + "/feedback",
                Map.of("subject", Map.of("entryId", latest), "words", "You asked before you offered. Keep that"));
        coach.does(ofMember + engagement + "/actions", Map.of("what", "Ask Ken what drives him"));
        String words =
                member.readsFrom(coach, engagement).at("/feedback/0/words").asString();
        narrator.happened("her desk: " + desk(coach.reads("/coaching/desk"), engagement) + "; her feedback to you: \""
                + words + "\"");
    }

    private static String name(JsonNode card) {
        return card.at("/person/name").asString();
    }

    private static String desk(JsonNode desk, String engagement) {
        JsonNode row = desk.path("members")
                .valueStream()
                .filter(one -> engagement.endsWith(one.path("engagementId").asString()))
                .findFirst()
                .orElseThrow();
        return "%s open, %d to do, last active %s"
                .formatted(
                        row.path("open")
                                .valueStream()
                                .map(one -> one.path("scope").asString().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" and "))
                                .replace('_', ' '),
                        row.path("openActions").size(),
                        row.has("lastActiveAt") ? "today" : "not yours to see");
    }
}
