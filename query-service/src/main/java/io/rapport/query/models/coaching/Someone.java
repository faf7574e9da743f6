package io.rapport.query.models.coaching;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is engaged with others, or may be: how they are called, and what they did.
 *
 * @param subject of their tokens
 * @param planId their career plan
 * @param lastActiveAt when they recorded something last
 * @param sinceSession for each engagement of theirs as a member, how many entries of each kind they recorded since the
 *     last session
 */
record Someone(
        String subject,
        @Nullable String displayName,
        @Nullable String pronouns,
        @Nullable String language,
        @Nullable UUID planId,
        @Nullable Instant lastActiveAt,
        Map<String, Map<String, Integer>> sinceSession) {

    static Someone unknown(String subject) {
        return new Someone(subject, null, null, null, null, null, Map.of());
    }

    Someone described(String name, @Nullable String asPronouns, @Nullable String inLanguage) {
        return new Someone(subject, name, asPronouns, inLanguage, planId, lastActiveAt, sinceSession);
    }

    Someone planning(UUID plan) {
        return new Someone(subject, displayName, pronouns, language, plan, lastActiveAt, sinceSession);
    }

    /** An engagement begins, or a session with it: what is counted begins anew. */
    Someone countingFrom(UUID engagementId) {
        Map<String, Map<String, Integer>> counts = new HashMap<>(sinceSession);
        counts.put(engagementId.toString(), Map.of());
        return counting(counts, lastActiveAt);
    }

    Someone countingNoMore(UUID engagementId) {
        Map<String, Map<String, Integer>> counts = new HashMap<>(sinceSession);
        counts.remove(engagementId.toString());
        return counting(counts, lastActiveAt);
    }

    Someone active(String kind, Instant at) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        sinceSession.forEach((engagement, kinds) -> {
            Map<String, Integer> more = new TreeMap<>(kinds);
            more.merge(kind, 1, Integer::sum);
            counts.put(engagement, more);
        });
        return counting(counts, at);
    }

    private Someone counting(Map<String, Map<String, Integer>> counts, @Nullable Instant at) {
        return new Someone(subject, displayName, pronouns, language, planId, at, counts);
    }

    /** How many entries of each kind there were since the last session of this engagement. */
    List<Change> changesSince(UUID engagementId) {
        return sinceSession.getOrDefault(engagementId.toString(), Map.of()).entrySet().stream()
                .map(one -> new Change(Doing.valueOf(one.getKey()), one.getValue()))
                .sorted()
                .toList();
    }
}
