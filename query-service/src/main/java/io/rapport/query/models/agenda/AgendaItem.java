package io.rapport.query.models.agenda;

import io.rapport.events.coaching.SessionKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.query.platform.between.LackingGoal;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.OfEngagement;
import io.rapport.query.platform.consent.Telling;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.rapport.query.rules.Deed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something to do, or to look forward to, on a day. */
@Schema(description = "Something to do, or to look forward to; about a person, a goal or a gathering")
record AgendaItem(
        AgendaKind kind,

        @Schema(description = "The day on which it is due, or is")
        LocalDate day,

        @Schema(description = "The last day of a gathering of several days, or of a period or goal that ends") @Nullable
        LocalDate until,

        @Schema(description = "The first day on which it was overdue, if it is") @Nullable
        LocalDate overdueSince,

        @Nullable UUID relationshipId,
        @Nullable UUID goalId,
        @Nullable UUID gatheringId,
        @Nullable UUID missionId,
        @Nullable UUID introductionId,

        @Schema(description = "Of the person or the gathering, or the title of the goal") @Tells(by = CalledBy.class)
        String name,

        @Schema(
                description = "The entry that it comes from: a plan, an offer, a detail, the latest encounter or"
                        + " assessment")
        @Nullable
        UUID entryId,

        @Schema(description = "What the plan is about, was offered or is remembered") @Tells(What.NOTE) @Nullable
        String text,

        @Schema(description = "The command that settles it; a remembered date passes by itself") @Nullable
        Settling settledBy,

        @Schema(description = "What the goal lacks, if its time is nearly over") @Nullable
        Lacking lacking,

        @Schema(description = "The engagement with the coach whom it comes from") @OfEngagement @Nullable
        UUID engagementId,

        @Schema(description = "The action, or the session, of that engagement") @Nullable
        UUID arrangementId,

        @Schema(
                description =
                        "The day of what it rests on: of the last contact or assessment, of the offer, the answer or"
                                + " the mission; of a gathering the last one")
        @HappenedOn
        @Nullable
        LocalDate restsOn) {

    /** Whoever it is about: people have names, goals titles, and gatherings what the member wrote. */
    static final class CalledBy implements Telling {

        CalledBy() {}

        @Override
        public What tells(Predicate<String> has) {
            if (has.test("engagementId")) {
                return What.PLAIN;
            }
            if (has.test("relationshipId")) {
                return What.NAME;
            }
            if (has.test("goalId")) {
                return What.GOAL;
            }
            return has.test("gatheringId") ? What.NOTE : What.WORDS_FOR_SOMEBODY;
        }
    }

    AgendaItem(
            AgendaKind kind,
            LocalDate day,
            @Nullable LocalDate until,
            @Nullable LocalDate overdueSince,
            @Nullable UUID relationshipId,
            @Nullable UUID goalId,
            @Nullable UUID gatheringId,
            @Nullable UUID missionId,
            @Nullable UUID introductionId,
            String name,
            @Nullable UUID entryId,
            @Nullable String text,
            @Nullable Settling settledBy,
            @Nullable LocalDate restsOn) {
        this(
                kind,
                day,
                until,
                overdueSince,
                relationshipId,
                goalId,
                gatheringId,
                missionId,
                introductionId,
                name,
                entryId,
                text,
                settledBy,
                null,
                null,
                null,
                restsOn);
    }

    static AgendaItem of(Note note, String name, LocalDate today) {
        String person = "/relationships/" + note.deed().relationshipId();
        boolean plan = note.deed().kind() == Deed.Kind.PLAN;
        LocalDate day = Objects.requireNonNull(note.dueOn());
        return new AgendaItem(
                plan ? AgendaKind.FOLLOW_UP_DUE : AgendaKind.OFFER_UNANSWERED,
                day,
                null,
                overdueSince(day, today),
                note.deed().relationshipId(),
                null,
                null,
                null,
                null,
                name,
                note.deed().entryId(),
                note.text(),
                plan
                        ? Settling.post("recordFollowUp", person + "/follow-ups")
                        : Settling.post(
                                "recordHelpResponse",
                                person + "/offers/" + note.deed().entryId() + "/responses"),
                plan ? null : note.deed().occurredOn());
    }

    static AgendaItem remembered(Note note, String name, LocalDate day) {
        return new AgendaItem(
                AgendaKind.REMEMBERED_DATE,
                day,
                null,
                null,
                note.deed().relationshipId(),
                null,
                null,
                null,
                null,
                name,
                note.deed().entryId(),
                note.text(),
                null,
                null);
    }

    /** That it is time to be in touch again. */
    static AgendaItem of(AgendaKind kind, Acquaintance person, LocalDate day, LocalDate today) {
        return new AgendaItem(
                kind,
                day,
                null,
                overdueSince(day, today),
                person.relationshipId(),
                null,
                null,
                null,
                null,
                person.name(),
                person.encounters().getFirst().entryId(),
                null,
                Settling.post("recordConversation", "/relationships/" + person.relationshipId() + "/conversations"),
                person.encounters().getFirst().occurredOn());
    }

    static AgendaItem of(AssessedGoal goal, LocalDate day, LocalDate today) {
        return new AgendaItem(
                AgendaKind.ASSESSMENT_DUE,
                day,
                null,
                overdueSince(day, today),
                null,
                goal.goalId(),
                null,
                null,
                null,
                goal.title(),
                goal.latest().map(AssessedGoal.Assessment::entryId).orElse(null),
                null,
                Settling.post("assessGoal", "/goals/" + goal.goalId() + "/assessments"),
                goal.latest().map(AssessedGoal.Assessment::occurredOn).orElse(null));
    }

    static AgendaItem of(PlannedGathering gathering) {
        return new AgendaItem(
                AgendaKind.GATHERING_AHEAD,
                gathering.startsOn(),
                gathering.endsOn().equals(gathering.startsOn()) ? null : gathering.endsOn(),
                null,
                null,
                null,
                gathering.gatheringId(),
                null,
                null,
                gathering.name(),
                null,
                null,
                gathering.role() == GatheringRole.HOST
                        ? Settling.post("holdGathering", "/gatherings/" + gathering.gatheringId() + "/holding")
                        : Settling.post("recordAttendance", "/gatherings/" + gathering.gatheringId() + "/attendance"),
                gathering.endsOn());
    }

    /** That the time of a goal is nearly over; the last day of it is until when. */
    static AgendaItem of(LackingGoal goal) {
        return new AgendaItem(
                goal.recurring() ? AgendaKind.PERIOD_ENDING : AgendaKind.DEADLINE_NEAR,
                goal.nearFrom(),
                goal.endsOn(),
                null,
                null,
                goal.goalId(),
                null,
                null,
                null,
                goal.title(),
                null,
                null,
                Settling.of(goal),
                Lacking.of(goal),
                null,
                null,
                null);
    }

    /** That something is to be done that was agreed with a coach. */
    static AgendaItem of(UUID engagementId, CoachedWork.Task task, LocalDate day, LocalDate today) {
        return of(
                AgendaKind.ACTION_DUE,
                day,
                overdueSince(day, today),
                "What you agreed on with your coach",
                task.what(),
                Settling.post(
                        "completeAction",
                        "/engagements/" + engagementId + "/actions/" + task.actionId() + "/completion"),
                engagementId,
                task.actionId());
    }

    /** That there is a session on that day. */
    static AgendaItem of(UUID engagementId, CoachedWork.Meeting meeting, LocalDate day) {
        return of(
                AgendaKind.SESSION_AHEAD,
                day,
                null,
                meeting.kind() == SessionKind.FIRST_CALL ? "First call with a coach" : "Session with your coach",
                null,
                null,
                engagementId,
                meeting.sessionId());
    }

    private static AgendaItem of(
            AgendaKind kind,
            LocalDate day,
            @Nullable LocalDate overdueSince,
            String name,
            @Nullable String text,
            @Nullable Settling settledBy,
            UUID engagementId,
            UUID arrangementId) {
        return new AgendaItem(
                kind,
                day,
                null,
                overdueSince,
                null,
                null,
                null,
                null,
                null,
                name,
                null,
                text,
                settledBy,
                null,
                engagementId,
                arrangementId,
                null);
    }

    /** That a mission waits to be looked back on. */
    static AgendaItem of(PlannedMission mission, @Nullable UUID person, String name, LocalDate today) {
        return new AgendaItem(
                AgendaKind.MISSION_TO_DEBRIEF,
                mission.on(),
                null,
                overdueSince(mission.on(), today),
                person,
                null,
                mission.about().gatheringId(),
                mission.missionId(),
                null,
                name,
                null,
                null,
                Settling.post("debriefMission", "/missions/" + mission.missionId() + "/debrief"),
                mission.on());
    }

    /** That one of two people has not answered; {@code name} is theirs. */
    static AgendaItem of(PendingIntroduction introduction, LocalDate day, UUID person, String name, LocalDate today) {
        return new AgendaItem(
                AgendaKind.INTRODUCTION_UNANSWERED,
                day,
                null,
                overdueSince(day, today),
                person,
                null,
                null,
                null,
                introduction.introductionId(),
                name,
                introduction.proposalId(),
                null,
                Settling.post(
                        "recordIntroductionResponse", "/introductions/" + introduction.introductionId() + "/responses"),
                day);
    }

    private static @Nullable LocalDate overdueSince(LocalDate day, LocalDate today) {
        return day.isBefore(today) ? day.plusDays(1) : null;
    }

    /** The entry that is due, or else the mission, introduction, person, goal or gathering that it is about. */
    UUID origin() {
        return switch (kind) {
            case FOLLOW_UP_DUE, OFFER_UNANSWERED, REMEMBERED_DATE ->
                Objects.requireNonNull(entryId, "It comes from an entry");
            default ->
                Stream.of(arrangementId, missionId, introductionId, relationshipId, goalId, gatheringId)
                        .flatMap(Stream::ofNullable)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("An item is about something"));
        };
    }

    /** The same for the same thing as long as it is due, and nothing else's. */
    String key() {
        String key = kind + "-" + origin();
        return switch (kind) {
            case REMEMBERED_DATE -> key + "-" + day.getYear();
            case PERIOD_ENDING -> key + "-" + Objects.requireNonNull(lacking).startsOn();
            case FOLLOW_UP_DUE,
                    OFFER_UNANSWERED,
                    CADENCE_DUE,
                    DRIFTING,
                    ASSESSMENT_DUE,
                    DEADLINE_NEAR,
                    GATHERING_AHEAD,
                    MISSION_TO_DEBRIEF,
                    INTRODUCTION_UNANSWERED,
                    ACTION_DUE,
                    SESSION_AHEAD -> key;
        };
    }
}
