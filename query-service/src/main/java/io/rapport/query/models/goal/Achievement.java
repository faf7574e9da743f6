package io.rapport.query.models.goal;

import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.goal.Measure;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryCorrected;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryRetracted;
import io.rapport.events.introduction.IntroductionEvent.IntroductionMade;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.IntroductionEvent.IntroductionResponseRecorded;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.mission.MissionEvent.DebriefCorrected;
import io.rapport.events.mission.MissionEvent.DebriefRetracted;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.skill.SkillEvent.PracticeCorrected;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.events.skill.SkillNames;
import io.rapport.query.rules.Happening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What counts without being about a person: a mission, an introduction or a practice, as its events left it.
 *
 * @param subject the mission, the introduction or the entry of the practice
 * @param people with whom it was, as far as they are the member's
 * @param done the entry that may count: the debrief, the making, the practice; absent as long as there is none
 * @param succeeded whether a debrief says so; true of whatever needs none
 * @param grounds the entries that {@code done} rests on, near or far
 * @param retracted the entries that were taken back
 * @param skill what a skill is found by, of a practice
 * @param countsOn the day on which it counts; absent if it counts nowhere
 */
record Achievement(
        UUID subject,
        Measure measure,
        List<UUID> people,
        @Nullable Done done,
        boolean succeeded,
        List<UUID> grounds,
        List<UUID> retracted,
        @Nullable String skill,
        @Nullable LocalDate countsOn) {

    /** The entry, and when it happened. */
    record Done(UUID entryId, LocalDate occurredOn, Instant occurredAt) implements Happening {

        Done {
            // Documents keep milliseconds.
            occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
        }

        static Done of(Entry entry) {
            return new Done(entry.entryId(), entry.occurredOn(), entry.occurredAt());
        }

        private Done at(Dated corrected) {
            return new Done(entryId, corrected.occurredOn(), corrected.occurredAt());
        }
    }

    static Achievement of(
            UUID subject,
            Measure measure,
            List<UUID> people,
            @Nullable Done done,
            boolean succeeded,
            List<UUID> grounds,
            List<UUID> retracted,
            @Nullable String skill) {
        boolean stands = succeeded && grounds.stream().noneMatch(retracted::contains);
        return new Achievement(
                subject,
                measure,
                people,
                done,
                succeeded,
                grounds,
                retracted,
                skill,
                done == null || !stands || retracted.contains(done.entryId()) ? null : done.occurredOn());
    }

    private static Achievement open(UUID subject, Measure measure) {
        return of(subject, measure, List.of(), null, false, List.of(), List.of(), null);
    }

    private static List<UUID> whom(@Nullable UUID person) {
        return person == null ? List.of() : List.of(person);
    }

    private Achievement with(List<UUID> whom) {
        return of(subject, measure, whom, done, succeeded, grounds, retracted, skill);
    }

    /**
     * Whether everybody with whom it was had been met by then, as their meetings are told now: one that was corrected
     * later takes along what precedes it.
     */
    boolean followsMeetings(Map<UUID, Act> meetings) {
        return people.stream().allMatch(person -> {
            Act meeting = meetings.get(person);
            return meeting != null && (done == null || !done.isBefore(meeting));
        });
    }

    /** A mission counts on the day on which the debrief says that it succeeded. */
    static Achievement after(@Nullable Achievement before, MissionEvent event) {
        Achievement mission = before == null ? open(event.missionId(), Measure.MISSIONS_ACCOMPLISHED) : before;
        return switch (event) {
            case MissionPlanned planned -> mission.with(whom(planned.about().relationshipId()));
            case MissionDebriefed debrief ->
                mission.with(Done.of(debrief), debrief.outcome() == MissionOutcome.ACHIEVED, List.of());
            case DebriefCorrected corrected ->
                mission.with(
                        mission.done == null ? null : mission.done.at(corrected),
                        corrected.outcome() == null
                                ? mission.succeeded
                                : corrected.outcome() == MissionOutcome.ACHIEVED,
                        List.of());
            case DebriefRetracted retracted -> mission.without(retracted.entryId());
            default -> mission;
        };
    }

    /** An introduction counts when it was made, as long as what it rests on stands. */
    static Achievement after(@Nullable Achievement before, IntroductionEvent event) {
        Achievement introduction = before == null ? open(event.introductionId(), Measure.INTRODUCTIONS_MADE) : before;
        return switch (event) {
            case IntroductionProposed proposed ->
                introduction.with(
                        List.of(proposed.people().firstId(), proposed.people().secondId()));
            // Whatever is answered rests on the proposal, and so does what comes of it.
            case IntroductionResponseRecorded response ->
                introduction.with(
                        introduction.done,
                        introduction.succeeded,
                        Stream.concat(introduction.grounds.stream(), Stream.of(response.proposalId()))
                                .distinct()
                                .toList());
            case IntroductionMade made ->
                introduction.with(
                        Done.of(made),
                        true,
                        Stream.concat(
                                        introduction.proposal(),
                                        made.restsOn().stream().sorted())
                                .distinct()
                                .toList());
            case IntroductionEntryCorrected corrected
            when introduction.done != null && corrected.entryId().equals(introduction.done.entryId()) ->
                introduction.with(introduction.done.at(corrected), introduction.succeeded, introduction.grounds);
            case IntroductionEntryRetracted retracted -> introduction.without(retracted.entryId());
            default -> introduction;
        };
    }

    private Stream<UUID> proposal() {
        return grounds.stream().limit(1);
    }

    static Achievement practised(SkillPractised practice) {
        return of(
                practice.entryId(),
                Measure.SKILL_PRACTISED,
                whom(practice.relationshipId()),
                Done.of(practice),
                true,
                List.of(),
                List.of(),
                SkillNames.key(practice.skill()));
    }

    Achievement corrected(PracticeCorrected correction) {
        return with(done == null ? null : done.at(correction), succeeded, grounds);
    }

    Achievement without(UUID entryId) {
        return of(
                subject,
                measure,
                people,
                done,
                succeeded,
                grounds,
                Stream.concat(retracted.stream(), Stream.of(entryId)).toList(),
                skill);
    }

    private Achievement with(@Nullable Done now, boolean success, List<UUID> on) {
        return of(subject, measure, people, now, success, on, retracted, skill);
    }
}
