package io.rapport.system;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of commands that the OpenAPI document has no example of, and any body with ids that there are. */
final class Bodies {

    /** A time to come at which both could speak. */
    static final Instant TALK = Instant.parse("2090-01-01T10:00:00Z");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, Object> REASON = Map.of("reason", "A slip");
    private static final Map<String, Object> SCOPES = Map.of("scopes", List.of("TIMELINE_AND_CARDS", "NAMES"));
    private static final Map<String, Object> SESSION =
            Map.of("kind", "SESSION", "proposedTimes", List.of(TALK.toString()), "about", "Courage");
    /** The field of those whose programme it is, by their subjects. */
    static final String COACHES = "coachIds";

    /** The field of who is to be forgotten. */
    static final String FORGOTTEN = "memberId";

    private static final String PLACEHOLDER = "0199c3a0-0000-7000-8000-";

    private static final Map<String, Map<String, Object>> KNOWN = Map.ofEntries(
            Map.entry("describeMember", Map.of("displayName", "Quinn")),
            Map.entry("proposeEngagement", Map.of("coachId", "nobody", "about", "Courage")),
            Map.entry("proposeEngagementOfMember", Map.of("about", "Courage")),
            Map.entry("declineEngagement", REASON),
            Map.entry("declineEngagementOfMember", REASON),
            Map.entry("endEngagement", REASON),
            Map.entry("endEngagementOfMember", REASON),
            Map.entry("grantAccess", SCOPES),
            Map.entry("revokeAccess", SCOPES),
            Map.entry("requestSession", SESSION),
            Map.entry("requestSessionOfMember", SESSION),
            Map.entry("confirmSession", Map.of("at", TALK.toString())),
            Map.entry("confirmSessionOfMember", Map.of("at", TALK.toString())),
            Map.entry("cancelSession", REASON),
            Map.entry("cancelSessionOfMember", REASON),
            Map.entry("recordSession", Map.of("notes", "Ask three people", "privateNotes", "Hides")),
            Map.entry("assignAction", Map.of("what", "Ask three people")),
            Map.entry("completeAction", Map.of("words", "I did")),
            Map.entry("giveFeedback", Map.of("subject", Map.of("goalId", PLACEHOLDER), "words", "Well done")),
            Map.entry("correctCoachingEntry", Map.of("reason", "A slip", "words", "Better")),
            Map.entry("correctCoachingEntryOfMember", Map.of("reason", "A slip", "words", "Better")),
            Map.entry("retractCoachingEntry", REASON),
            Map.entry("retractCoachingEntryOfMember", REASON));

    /** What is sent instead of the example, since other cells are of what it would take away. */
    private static final Map<String, Map<String, Object>> KEEPING = Map.of(
            "changeProgramme",
            Map.of(
                    "name",
                    "First hundred days",
                    COACHES,
                    List.of("carla"),
                    "sponsor",
                    Map.of("userId", Columns.SPONSOR, "displayName", "Human resources"),
                    "from",
                    "2026-01-01"));

    private Bodies() {}

    /** What is sent with this command instead of its example; {@code null} if that is as good. */
    static @Nullable JsonNode insteadOfExample(String operation) {
        @Nullable Map<String, Object> body = KEEPING.get(operation);
        return body == null ? null : JSON.valueToTree(body);
    }

    /** @throws AssertionError if nobody said what is sent with this command */
    static JsonNode of(String operation) {
        @Nullable Map<String, Object> body = KNOWN.get(operation);
        if (body == null) {
            throw new AssertionError("The matrix does not know what is sent with " + operation);
        }
        return JSON.valueToTree(body);
    }

    /** The body with ids of what there is, each by the name of its field, and which ids these are. */
    static Filled filled(JsonNode body, Map<String, String> ids) {
        Map<String, String> used = new HashMap<>();
        return new Filled(any("", body, ids, used), Set.copyOf(used.values()));
    }

    /** A body, and the member's ids that it names. */
    record Filled(JsonNode body, Set<String> ids) {}

    private static JsonNode any(String field, JsonNode node, Map<String, String> ids, Map<String, String> used) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode filled = JSON.createObjectNode();
                object.forEachEntry((name, value) -> filled.set(name, any(name, value, ids, used)));
                yield filled;
            }
            case ArrayNode array -> {
                ArrayNode filled = JSON.createArrayNode();
                array.forEach(value -> filled.add(any(field, value, ids, used)));
                yield filled;
            }
            default -> {
                if (field.equals(COACHES) || field.equals(FORGOTTEN)) {
                    // A programme that is changed stays that coach's, of whom other cells are; and whoever forgets
                    // somebody says whom.
                    yield JSON.valueToTree(ids.getOrDefault(field, node.asString()));
                }
                if (!node.isString() || !node.asString().startsWith(PLACEHOLDER)) {
                    yield node;
                }
                @Nullable String id = ids.get(field);
                if (id == null) {
                    throw new AssertionError("The matrix has no id for the field " + field);
                }
                used.put(field, id);
                yield JSON.valueToTree(id);
            }
        };
    }
}
