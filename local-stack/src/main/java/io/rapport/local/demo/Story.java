package io.rapport.local.demo;

import io.rapport.local.http.Reply;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one member meets Mina at a conference, finds out who she is, follows up and helps, with four goals in mind. Its
 * days are counted back from today, so that the story is always fresh.
 */
final class Story {

    /** What the views are asked for when the story is over. */
    record Outcome(String relationshipId, List<String> goalIds, LocalDate conference) {}

    private final Member member;
    private final Narrator narrator;
    private final LocalDate conference;
    private final LocalDate afterwards;

    Story(Member member, Narrator narrator, LocalDate today) {
        this.member = member;
        this.narrator = narrator;
        this.conference = today.minusDays(9);
        this.afterwards = today.minusDays(4);
    }

    Outcome play() {
        List<String> goals = setsGoals();
        String relationship = meetsMina(attendsConference());
        String conversation = guessesAsksAndFindsOut(relationship);
        followsUp(relationship, conversation);
        offersHelp(relationship, conversation);
        return new Outcome(relationship, goals, conference);
    }

    private List<String> setsGoals() {
        narrator.act("A plan, and goals that serve it");
        String dream = goal(
                "Be the person whom founders ask about product marketing",
                "LONG",
                "Three founders whom I did not know asked me for advice this year",
                Map.of("words", "I want to advise, not to apply"),
                Map.of(
                        "type", "QUALITATIVE",
                        "assessEvery", Map.of("every", 3, "unit", "MONTH"),
                        "startsOn", conference.minusDays(7).toString()));
        narrator.happened("a long-term goal: be the person whom founders ask about product marketing");

        String refusal = member.isRefused(
                "GoalNeedsPurpose",
                "/goals",
                goalBody("Collect 500 contacts", "SHORT", "500 cards", Map.of(), counted(500, Map.of())));
        narrator.refused("\"collect 500 contacts\", for no reason", "GoalNeedsPurpose", refusal);

        Map<String, Object> purpose = Map.of("supportsGoalId", dream);
        String experts = goal(
                "Five industry experts in three months",
                "SHORT",
                "I could call each of them, and each would pick up",
                purpose,
                counted(5, Map.of("expert", true)));
        String conferences = goal(
                "Two conferences a year",
                "SHORT",
                "I came home from each with somebody to tell others about",
                purpose,
                recurring(2, "GATHERINGS", "YEAR", Map.of("gatheringKind", "CONFERENCE")));
        String weekly = goal(
                "One new connection followed up each week",
                "SHORT",
                "Each of them got something of value from me",
                purpose,
                recurring(1, "FOLLOW_UPS", "WEEK", Map.of("newConnectionsOnly", true)));
        narrator.happened("three goals that support it: five experts in three months, two conferences a year,"
                + " one new connection a week");
        return List.of(dream, experts, conferences, weekly);
    }

    private String attendsConference() {
        narrator.act("A conference, attended for a reason");
        String gathering = member.does(
                        "/gatherings",
                        Map.of(
                                "name", "Product Days",
                                "kind", "CONFERENCE",
                                "aim", "Find out how marketing people prove what their work brings in",
                                "startsOn", conference.toString(),
                                "endsOn", conference.plusDays(1).toString(),
                                "place", "Lisbon"))
                .text("gatheringId");
        member.does(
                "/gatherings/" + gathering + "/attendance",
                Map.of("takeaway", "Everybody measures, hardly anybody decides by it", "occurredAt", at("18:00")));
        narrator.happened("Product Days in Lisbon, attended");
        return gathering;
    }

    private String meetsMina(String gathering) {
        String relationship = member.does(
                        "/relationships",
                        Map.of(
                                "name",
                                "Mina Duarte",
                                "headline",
                                "Head of marketing",
                                "organisation",
                                "Brisa Maps",
                                "industry",
                                "Marketing",
                                "expert",
                                true,
                                "howMet",
                                Map.of("gatheringId", gathering, "place", "in the queue for coffee"),
                                "tags",
                                List.of("product-days"),
                                "occurredAt",
                                at("10:15")))
                .text("relationshipId");
        narrator.happened("met Mina Duarte, head of marketing at Brisa Maps, in the queue for coffee");
        return relationship;
    }

    private String guessesAsksAndFindsOut(String relationship) {
        narrator.act("Guess, ask, find out");
        String at = "/relationships/" + relationship;
        String challenge = entry(member.does(
                at + "/assumptions",
                Map.of(
                        "aspect", "HARDEST_CHALLENGE",
                        "statement", "Probably has to prove what her campaigns bring in",
                        "occurredAt", at("10:30"))));
        String dream = entry(member.does(
                at + "/assumptions",
                Map.of(
                        "aspect", "WHAT_THEY_LOVE_TO_ACHIEVE",
                        "statement", "I guess she wants to win awards",
                        "occurredAt", at("10:31"))));
        String conversation = entry(member.does(
                at + "/conversations",
                Map.of(
                        "summary",
                        "Numbers are asked of her each month that nobody can trace; she would rather build a team"
                                + " that does not need her",
                        "occurredAt",
                        at("13:00"))));
        member.does(
                at + "/assumptions/" + challenge + "/confirmation",
                Map.of("conversationId", conversation, "occurredAt", at("13:20")));
        member.does(
                at + "/assumptions/" + dream + "/correction",
                Map.of(
                        "conversationId",
                        conversation,
                        "statement",
                        "A team that runs without her",
                        "occurredAt",
                        at("13:25")));
        narrator.happened("two guesses; asked over lunch, one is a certainty now, the other one was wrong");
        member.does(
                at + "/facts",
                Map.of(
                        "aspect",
                        "INTERESTS",
                        "statement",
                        "Swims in the sea all year round",
                        "conversationId",
                        conversation,
                        "occurredAt",
                        at("13:30")));
        member.does(
                at + "/details",
                Map.of("detail", "Her daughter starts school in the autumn", "occurredAt", at("13:40")));
        member.sets(
                "/relationships/" + relationship + "/conversations/" + conversation + "/rapport", Map.of("rating", 4));
        narrator.happened("learned that she swims in the sea; remembered a detail; rapport: 4 of 5");
        return conversation;
    }

    private void followsUp(String relationship, String conversation) {
        narrator.act("Follow up, referring to something that was said");
        String followUps = "/relationships/" + relationship + "/follow-ups";
        member.isRefused(
                "FollowUpNeedsReference",
                followUps,
                Map.of("reference", Map.of(), "summary", "Just checking in", "occurredAt", atAfterwards("09:00")));
        narrator.refused("\"just checking in\"", "FollowUpNeedsReference");
        member.does(
                followUps,
                Map.of(
                        "reference",
                        Map.of("entryId", conversation, "words", "the numbers that nobody can trace"),
                        "summary",
                        "Sent her the checklist that we had talked about",
                        "valueGiven",
                        "A checklist for tracing campaign numbers",
                        "occurredAt",
                        atAfterwards("09:30")));
        narrator.happened("wrote to her about the numbers that nobody can trace, with a checklist");
    }

    private void offersHelp(String relationship, String conversation) {
        narrator.act("Offer help: a polite yes is a no");
        String at = "/relationships/" + relationship;
        String book = offer(at, "READING", "A book on attribution models", conversation, "10:00");
        member.does(
                at + "/offers/" + book + "/responses",
                Map.of("response", "POLITE", "words", "Sure, one day", "occurredAt", atAfterwards("10:05")));
        narrator.happened("offered a book; she said \"sure, one day\"");
        member.isRefused(
                "HelpNotWanted",
                at + "/offers/" + book + "/follow-through",
                Map.of("what", "Posted the book", "occurredAt", atAfterwards("10:10")));
        narrator.refused("posting the book all the same", "HelpNotWanted");

        String introduction =
                offer(at, "INTRODUCTION", "To Ken, who built a team that runs without him", conversation, "10:15");
        member.does(
                at + "/offers/" + introduction + "/responses",
                Map.of(
                        "response",
                        "ENTHUSIASTIC",
                        "words",
                        "Yes please, this week?",
                        "occurredAt",
                        atAfterwards("10:20")));
        member.isRefused(
                "NotInOrder",
                at + "/offers/" + introduction + "/follow-through",
                Map.of("what", "Introduced them by mail", "occurredAt", atAfterwards("10:16")));
        narrator.refused("an introduction made before she had answered", "NotInOrder");
        member.does(
                at + "/offers/" + introduction + "/follow-through",
                Map.of("what", "Introduced them by mail", "occurredAt", atAfterwards("16:00")));
        member.does(
                at + "/offers/" + introduction + "/outcome",
                Map.of("onTarget", true, "words", "They talked for an hour", "occurredAt", atAfterwards("20:00")));
        narrator.happened("offered an introduction; she said \"yes please\"; done, and right on target");
    }

    private String offer(String relationship, String kind, String what, String drawnFrom, String time) {
        return entry(member.does(
                relationship + "/offers",
                Map.of("kind", kind, "what", what, "drawnFrom", drawnFrom, "occurredAt", atAfterwards(time))));
    }

    private String goal(String title, String term, String success, Map<String, ?> purpose, Map<String, ?> tracking) {
        return member.does("/goals", goalBody(title, term, success, purpose, tracking))
                .text("goalId");
    }

    private static Map<String, Object> goalBody(
            String title, String term, String success, Map<String, ?> purpose, Map<String, ?> tracking) {
        return Map.of(
                "title", title,
                "term", term,
                "definitionOfSuccess", success,
                "purpose", purpose,
                "tracking", tracking);
    }

    private Map<String, Object> counted(int target, Map<String, ?> filter) {
        LocalDate start = conference.minusDays(7);
        Map<String, Object> tracking = new LinkedHashMap<>(Map.of(
                "type",
                "COUNTED",
                "target",
                target,
                "measure",
                "PEOPLE_CONNECTED",
                "startsOn",
                start.toString(),
                "deadline",
                start.plusMonths(3).toString()));
        if (!filter.isEmpty()) {
            tracking.put("filter", filter);
        }
        return tracking;
    }

    private Map<String, Object> recurring(int target, String measure, String period, Map<String, ?> filter) {
        return Map.of(
                "type", "RECURRING",
                "target", target,
                "measure", measure,
                "filter", filter,
                "period", period,
                "startsOn", conference.toString());
    }

    private String at(String time) {
        return conference
                .atTime(LocalTime.parse(time))
                .toInstant(ZoneOffset.UTC)
                .toString();
    }

    private String atAfterwards(String time) {
        return afterwards
                .atTime(LocalTime.parse(time))
                .toInstant(ZoneOffset.UTC)
                .toString();
    }

    private static String entry(Reply reply) {
        return reply.text("entryId");
    }
}
