package io.rapport.query.models.goal;

import io.rapport.events.careerplan.AimKind;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the member's open goals are good for: from the plan over its horizons and aims down to each goal. */
@Schema(description = "What the member's open goals are good for, from the career plan down to each of them")
record Alignment(
        @Schema(description = "The member's today, for which it is told")
        LocalDate asOf,

        @Schema(description = "The career plan in the member's words; absent until it is drafted")
        @Tells(What.PLAIN)
        @Nullable
        String plan,

        List<AlignedHorizon> horizons,

        @Schema(description = "Aims for no horizon") List<AlignedAim> aims,

        @Schema(description = "Goals that lead to no aim that is pursued, with those that support them")
        List<AlignedGoal> otherGoals,

        Gaps gaps,

        @Schema(description = "That there are more open goals than these, which are the last set ones") @Nullable
        Boolean goalsLeftOut) {

    /** A horizon with the aims that are for it. */
    record AlignedHorizon(
            int years,
            LocalDate from,

            @Schema(description = "The day on which these years are over")
            LocalDate until,

            @Tells(What.PLAIN) String hope,
            List<AlignedAim> aims) {}

    /** An aim that is pursued, with its people and its goals. */
    record AlignedAim(
            UUID aimId,
            AimKind kind,
            @Tells(What.PLAIN) String area,
            @Tells(What.PLAIN) @Nullable String industry,
            @Tells(What.PLAIN) List<String> tags,
            AreaPeople people,
            List<AlignedGoal> goals) {}

    /** Depth beside breadth, of the people of an area. */
    record AreaPeople(
            @Schema(description = "People of whom there is nothing but a card")
            int captured,

            int met,

            @Schema(description = "Of them, who were followed up, and of whom the member is certain of something")
            int connected,

            @Schema(description = "Of them, of whom the member is certain of at least one thing")
            int certain) {

        static final AreaPeople NOBODY = new AreaPeople(0, 0, 0, 0);

        AreaPeople plus(Contact person) {
            if (person.meeting() == null) {
                return new AreaPeople(captured + 1, met, connected, certain);
            }
            return new AreaPeople(
                    captured,
                    met + 1,
                    connected + (person.connectedBy().isPresent() ? 1 : 0),
                    certain + (person.understood() ? 1 : 0));
        }
    }

    /** A goal with those that support it. */
    record AlignedGoal(GoalSummary goal, List<AlignedGoal> supportedBy) {}

    /** What leads nowhere, and what nobody works on; closed goals are in none of these. */
    record Gaps(
            @Schema(description = "Aims that are pursued, and no open goal leads to them")
            List<UUID> aimsWithoutGoal,

            @Schema(description = "Goals whose aim was retired")
            List<UUID> goalsOfRetiredAims,

            @Schema(description = "Goals whose supported goal is closed")
            List<UUID> goalsOfClosedGoals,

            @Schema(description = "Goals that name neither an aim nor a goal")
            List<UUID> goalsWithWordsOnly) {}
}
