package io.rapport.query.models.coaching;

import io.swagger.v3.oas.annotations.media.Schema;
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
 * @param outOfAnalytics whether they opted out of figures about many
 * @param planId their career plan
 * @param lastActiveAt when they recorded something last
 * @param programmes how they stand to programmes, by their ids
 * @param sinceSession for each engagement of theirs as a member, how many entries of each kind they recorded since the
 *     last session
 */
record Someone(
        String subject,
        @Nullable String displayName,
        @Nullable String pronouns,
        @Nullable String language,
        boolean outOfAnalytics,
        @Nullable UUID planId,
        @Nullable Instant lastActiveAt,
        Map<String, Part> programmes,
        Map<String, Map<String, Integer>> sinceSession) {

    /** How somebody stands to a programme of which they may know. */
    @Schema(name = "PartInProgramme")
    enum Part {
        INVITED,
        ENROLLED
    }

    static Someone unknown(String subject) {
        return new Someone(subject, null, null, null, false, null, null, Map.of(), Map.of());
    }

    Someone described(String name, @Nullable String asPronouns, @Nullable String inLanguage) {
        return new Someone(
                subject, name, asPronouns, inLanguage, outOfAnalytics, planId, lastActiveAt, programmes, sinceSession);
    }

    Someone optingOut(boolean out) {
        return new Someone(
                subject, displayName, pronouns, language, out, planId, lastActiveAt, programmes, sinceSession);
    }

    Someone planning(UUID plan) {
        return new Someone(
                subject, displayName, pronouns, language, outOfAnalytics, plan, lastActiveAt, programmes, sinceSession);
    }

    /**
     * They stand so to a programme.
     *
     * @param part absent if they have nothing to do with it any more
     */
    Someone standingTo(UUID programmeId, @Nullable Part part) {
        Map<String, Part> all = new TreeMap<>(programmes);
        if (part == null) {
            all.remove(programmeId.toString());
        } else {
            all.put(programmeId.toString(), part);
        }
        return new Someone(
                subject, displayName, pronouns, language, outOfAnalytics, planId, lastActiveAt, all, sinceSession);
    }

    /** An engagement begins, or a session with it: what is counted begins anew. */
    Someone countingFrom(UUID engagementId) {
        Map<String, Map<String, Integer>> counts = new HashMap<>(sinceSession);
        counts.put(engagementId.toString(), Map.of());
        return counting(counts, lastActiveAt);
    }

    /** They take part in nothing any more, and nothing is counted for anybody. */
    Someone forgotten() {
        return new Someone(
                subject, displayName, pronouns, language, outOfAnalytics, planId, lastActiveAt, Map.of(), Map.of());
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
        return new Someone(subject, displayName, pronouns, language, outOfAnalytics, planId, at, programmes, counts);
    }

    /** How many entries of each kind there were since the last session of this engagement. */
    List<Change> changesSince(UUID engagementId) {
        return sinceSession.getOrDefault(engagementId.toString(), Map.of()).entrySet().stream()
                .map(one -> new Change(Doing.valueOf(one.getKey()), one.getValue()))
                .sorted()
                .toList();
    }
}
