package io.rapport.local.demo;

import io.rapport.local.home.Problem;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What the read models have to show when the story is over. */
final class Expectations {

    private static final List<String> STORY = List.of(
            "MEETING",
            "ASSUMPTION",
            "ASSUMPTION",
            "CONVERSATION",
            "CONFIRMATION",
            "CORRECTION",
            "FACT",
            "DETAIL",
            "FOLLOW_UP",
            "HELP_OFFER",
            "HELP_RESPONSE",
            "HELP_OFFER",
            "HELP_RESPONSE",
            "FOLLOW_THROUGH",
            "HELP_OUTCOME");

    /** Everything in the order in which it happened, and nothing of what was refused. */
    void wholeStory(JsonNode timeline) {
        List<String> kinds = StreamSupport.stream(timeline.path("items").spliterator(), false)
                .map(entry -> entry.path("kind").asString())
                .toList();
        if (!kinds.equals(STORY)) {
            throw other("the timeline to show " + STORY, kinds.toString());
        }
    }

    /** Each goal that counts counts once; the long-term one is judged, not counted. */
    void movedByOne(JsonNode goal) {
        boolean counts = !goal.at("/tracking/type").asString().equals("QUALITATIVE");
        int contributions = goal.path("contributions").size();
        if (contributions != (counts ? 1 : 0)) {
            throw other(
                    "\"" + goal.path("title").asString() + "\" to have moved by one", "it moved by " + contributions);
        }
    }

    /** The follow-up that the mission led to is due today. */
    static void somethingIsDue(JsonNode agenda) {
        boolean due = agenda.path("items")
                .valueStream()
                .anyMatch(item -> item.path("kind").asString().equals("FOLLOW_UP_DUE"));
        if (!due) {
            throw other(
                    "a follow-up on the agenda of today", agenda.path("items").toString());
        }
    }

    private static Problem other(String expected, String found) {
        return new Problem(
                "The story expected %s; instead: %s".formatted(expected, found), "./rapport logs query-service");
    }
}
