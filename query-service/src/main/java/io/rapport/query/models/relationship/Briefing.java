package io.rapport.query.models.relationship;

import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import io.rapport.query.models.relationship.Content.EncounterKind;
import io.rapport.query.models.relationship.RelationshipCard.Captured;
import io.rapport.query.models.relationship.RelationshipCard.DetailCard;
import io.rapport.query.models.relationship.RelationshipCard.Knowledge;
import io.rapport.query.models.relationship.RelationshipCard.NextFollowUp;
import io.rapport.query.models.relationship.RelationshipCard.OpenOffer;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What to know and to ask before one meets a person again. */
@Schema(description = "What to know and to ask before one meets a person again")
record Briefing(
        UUID relationshipId,
        Person person,
        @Tells(What.PLAIN) List<String> tags,
        @Nullable HowMet howMet,
        @Nullable LocalDate metOn,
        @Nullable Captured captured,

        @Schema(description = "Absent while there is nothing but a card") @Nullable
        LastEncounter lastEncounter,

        @Schema(description = "What to remember, newest first, at most 20")
        List<DetailCard> remember,

        @Schema(description = "Remembered dates, each year again, from 14 days ago to 30 days ahead")
        List<NearDate> near,

        @Schema(description = "What is a guess or unknown, with a question for each")
        List<ToAsk> ask,

        @Schema(description = "Open missions about them, the latest first, at most 20")
        List<PreparedMission> missions,

        @Schema(description = "Follow-ups that were promised, the one that is due first, at most 20")
        List<NextFollowUp> promised,

        @Schema(description = "Offers that wait for an answer, or to be followed through, at most 20")
        List<OpenOffer> openOffers,

        @Schema(description = "People of the network whom they introduced, or who introduced them, at most 20")
        List<Mutual> knows,

        @Schema(description = "Whether one of these lists is longer than it is told; the card and the agenda have more")
        boolean more) {

    /** The last encounter in a line. */
    record LastEncounter(
            UUID entryId,
            EncounterKind kind,
            @HappenedOn LocalDate occurredOn,

            @Schema(description = "The beginning of what was written of it") @Tells(What.NOTE) @Nullable
            String line) {}

    record NearDate(
            UUID entryId,
            @Tells(What.NOTE) String detail,

            @Schema(description = "The day that is near") LocalDate on) {}

    /** A piece of the puzzle to ask about. */
    record ToAsk(
            Aspect aspect,

            @Schema(description = "UNKNOWN or ASSUMED") Knowledge state,

            @Schema(description = "What is guessed") @Tells(What.NOTE) @Nullable
            String guess,

            @Schema(description = "The question of an open mission, or else one that fits the piece")
            @Tells(value = What.NOTE, besides = "missionId")
            String question,

            @Schema(description = "The mission that the question is of") @Nullable
            UUID missionId) {}

    /** A mission that was not looked back on yet. */
    @Schema(description = "A mission that is still open: what to ask, and what they shall understand about oneself")
    record PreparedMission(
            UUID missionId,
            @HappenedOn LocalDate on,
            List<PreparedQuestion> questions,
            @Tells(What.NOTE) @Nullable String shareOfMyself) {

        static PreparedMission of(MissionQuestions mission) {
            return new PreparedMission(
                    mission.missionId(),
                    mission.on(),
                    mission.questions().stream()
                            .map(question ->
                                    new PreparedQuestion(question.questionId(), question.text(), question.aspect()))
                            .toList(),
                    mission.shareOfMyself());
        }
    }

    /** A question of a mission. */
    @Schema(description = "A question of a mission, and the piece of the puzzle that it is about")
    record PreparedQuestion(
            UUID questionId,
            @Tells(What.NOTE) String text,
            @Nullable Aspect aspect) {}

    record Mutual(UUID relationshipId, @Tells(What.NAME) String name, Tie tie) {}

    /** How two people of the network know each other. */
    enum Tie {
        INTRODUCED_BY_THEM,
        INTRODUCED_THEM
    }
}
