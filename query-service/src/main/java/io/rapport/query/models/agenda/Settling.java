package io.rapport.query.models.agenda;

import io.rapport.events.gathering.GatheringRole;
import io.rapport.query.platform.between.LackingGoal;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;

/** A command as command-service knows it. */
@Schema(name = "SettlingCommand", description = "A command of command-service that settles it")
record Settling(
        @Schema(description = "The operation's id", example = "recordFollowUp") @Tells(What.PLAIN)
        String operation,

        @Schema(example = "POST") @Tells(What.PLAIN) String method,

        @Schema(
                description = "Names in braces stand where it is for the member to say with whom or where",
                example = "/relationships/7c1ec4ba-5e4c-4a34-8f0b-7a4b6f4be0d3/follow-ups")
        @Tells(What.PLAIN)
        String path) {

    private static final String PERSON = "/relationships/{relationshipId}";

    static Settling post(String operation, String path) {
        return new Settling(operation, "POST", path);
    }

    /** The command that adds one to what the goal counts. */
    static Settling of(LackingGoal goal) {
        return switch (goal.measure()) {
            case PEOPLE_MET -> post("meetPerson", "/relationships");
            case PEOPLE_CONNECTED, FOLLOW_UPS -> post("recordFollowUp", PERSON + "/follow-ups");
            case CONVERSATIONS -> post("recordConversation", PERSON + "/conversations");
            case CERTAINTIES_GAINED -> post("learnFact", PERSON + "/facts");
            case HELP_FOLLOWED_THROUGH -> post("followThrough", PERSON + "/offers/{offerId}/follow-through");
            case GATHERINGS ->
                goal.filter().gatheringRole() == GatheringRole.HOST
                        ? post("holdGathering", "/gatherings/{gatheringId}/holding")
                        : post("recordAttendance", "/gatherings/{gatheringId}/attendance");
            case MISSIONS_ACCOMPLISHED -> post("debriefMission", "/missions/{missionId}/debrief");
            case INTRODUCTIONS_MADE -> post("makeIntroduction", "/introductions/{introductionId}/making");
            case SKILL_PRACTISED -> post("practiceSkill", "/skills/practices");
        };
    }
}
