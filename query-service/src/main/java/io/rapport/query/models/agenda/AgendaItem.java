package io.rapport.query.models.agenda;

import io.rapport.query.rules.Deed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something to do, or to look forward to, on a day. */
@Schema(description = "Something to do, or to look forward to; about a person, a goal or a gathering")
record AgendaItem(
        AgendaKind kind,

        @Schema(description = "The day on which it is due, or is")
        LocalDate day,

        @Schema(description = "The last day of a gathering of several days") @Nullable
        LocalDate until,

        @Schema(description = "The first day on which it was overdue, if it is") @Nullable
        LocalDate overdueSince,

        @Nullable UUID relationshipId,
        @Nullable UUID goalId,
        @Nullable UUID gatheringId,
        @Nullable UUID missionId,
        @Nullable UUID introductionId,

        @Schema(description = "Of the person or the gathering, or the title of the goal")
        String name,

        @Schema(
                description = "The entry that it comes from: a plan, an offer, a detail, the latest encounter or"
                        + " assessment")
        @Nullable
        UUID entryId,

        @Schema(description = "What the plan is about, was offered or is remembered") @Nullable
        String text,

        @Schema(description = "The command that settles it; a remembered date passes by itself") @Nullable
        Command settledBy) {

    /** By day; of one day as the kinds are listed. */
    static final Comparator<AgendaItem> BY_DAY = Comparator.comparing(AgendaItem::day)
            .thenComparing(AgendaItem::kind)
            .thenComparing(AgendaItem::subject)
            .thenComparing(AgendaItem::key);

    /** A command as command-service knows it. */
    record Command(
            @Schema(description = "The operation's id", example = "recordFollowUp")
            String operation,

            @Schema(example = "POST") String method,

            @Schema(example = "/relationships/7c1ec4ba-5e4c-4a34-8f0b-7a4b6f4be0d3/follow-ups")
            String path) {

        private static Command post(String operation, String path) {
            return new Command(operation, "POST", path);
        }
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
                        ? Command.post("recordFollowUp", person + "/follow-ups")
                        : Command.post(
                                "recordHelpResponse",
                                person + "/offers/" + note.deed().entryId() + "/responses"));
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
                Command.post("recordConversation", "/relationships/" + person.relationshipId() + "/conversations"));
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
                Command.post("assessGoal", "/goals/" + goal.goalId() + "/assessments"));
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
                Command.post("recordAttendance", "/gatherings/" + gathering.gatheringId() + "/attendance"));
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
                Command.post("debriefMission", "/missions/" + mission.missionId() + "/debrief"));
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
                Command.post(
                        "recordIntroductionResponse",
                        "/introductions/" + introduction.introductionId() + "/responses"));
    }

    private static @Nullable LocalDate overdueSince(LocalDate day, LocalDate today) {
        return day.isBefore(today) ? day.plusDays(1) : null;
    }

    /** The id of the mission, introduction, person, goal or gathering. */
    UUID subject() {
        return Stream.of(missionId, introductionId, relationshipId, goalId, gatheringId)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("An item is about something"));
    }

    /** The same for the same thing as long as it is due, and nothing else's. */
    String key() {
        return switch (kind) {
            case FOLLOW_UP_DUE, OFFER_UNANSWERED -> kind + "-" + entryId;
            case REMEMBERED_DATE -> kind + "-" + entryId + "-" + day.getYear();
            case CADENCE_DUE, DRIFTING, ASSESSMENT_DUE, GATHERING_AHEAD, MISSION_TO_DEBRIEF, INTRODUCTION_UNANSWERED ->
                kind + "-" + subject();
        };
    }
}
