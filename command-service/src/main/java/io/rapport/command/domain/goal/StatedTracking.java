package io.rapport.command.domain.goal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.Text;
import io.rapport.events.Rhythm;
import io.rapport.events.Rhythm.Unit;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Tracking;
import io.rapport.events.goal.Tracking.PeriodUnit;
import io.rapport.events.relationship.RelationshipKind;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the progress is to be told, as the member states it: the start may be left out. */
@Schema(
        name = "Tracking",
        description = "By a count, by a habit, or by your own judgement",
        oneOf = {StatedTracking.Counted.class, StatedTracking.Recurring.class, StatedTracking.Qualitative.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "COUNTED", schema = StatedTracking.Counted.class),
            @DiscriminatorMapping(value = "RECURRING", schema = StatedTracking.Recurring.class),
            @DiscriminatorMapping(value = "QUALITATIVE", schema = StatedTracking.Qualitative.class)
        })
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StatedTracking.Counted.class, name = "COUNTED"),
    @JsonSubTypes.Type(value = StatedTracking.Recurring.class, name = "RECURRING"),
    @JsonSubTypes.Type(value = StatedTracking.Qualitative.class, name = "QUALITATIVE")
})
sealed interface StatedTracking {

    /** The tracking as it holds; {@code start} is the first day that counts, unless one was stated. */
    Tracking from(LocalDate start);

    /** What counts, if anything does and not all of it. */
    @Nullable
    StatedFilter filter();

    @Schema(name = "CountedTracking", description = "So many from the start to the deadline, both included")
    record Counted(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Min(1) @Max(100_000)
            int target,

            @NotNull Measure measure,
            @Valid @Nullable StatedFilter filter,
            @InCalendar @Nullable LocalDate startsOn,
            @NotNull @InCalendar LocalDate deadline)
            implements StatedTracking {

        @Override
        public Tracking from(LocalDate start) {
            return new Tracking.Counted(
                    target, measure, StatedFilter.orNone(filter), startsOn == null ? start : startsOn, deadline);
        }
    }

    @Schema(name = "RecurringTracking", description = "So many in each calendar period")
    record Recurring(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Min(1) @Max(100_000)
            int target,

            @NotNull Measure measure,
            @Valid @Nullable StatedFilter filter,
            @NotNull PeriodUnit period,
            @InCalendar @Nullable LocalDate startsOn,
            @InCalendar @Nullable LocalDate deadline)
            implements StatedTracking {

        @Override
        public Tracking from(LocalDate start) {
            return new Tracking.Recurring(
                    target,
                    measure,
                    StatedFilter.orNone(filter),
                    period,
                    startsOn == null ? start : startsOn,
                    deadline);
        }
    }

    @Schema(name = "QualitativeTracking", description = "Assessed by yourself, at a rhythm of your own choice")
    record Qualitative(
            @NotNull @Valid StatedRhythm assessEvery,
            @InCalendar @Nullable LocalDate startsOn,
            @InCalendar @Nullable LocalDate deadline)
            implements StatedTracking {

        @Override
        public @Nullable StatedFilter filter() {
            return null;
        }

        @Override
        public Tracking from(LocalDate start) {
            return new Tracking.Qualitative(
                    new Rhythm(assessEvery.every(), assessEvery.unit()), startsOn == null ? start : startsOn, deadline);
        }
    }

    @Schema(name = "AssessmentRhythm")
    record StatedRhythm(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Min(1) @Max(366)
            int every,

            @NotNull Unit unit) {}

    @Schema(name = "Filter", description = "What counts; a criterion that is left out lets everything pass")
    record StatedFilter(
            @Nullable Boolean expert,
            @Size(max = 100) @Nullable String industry,
            @Size(max = Text.TAG) @Nullable String tag,
            @Nullable RelationshipKind relationshipKind,

            @Schema(description = "Only with GATHERINGS") @Nullable
            GatheringKind gatheringKind,

            @Schema(description = "Only with FOLLOW_UPS") @Nullable
            Boolean newConnectionsOnly,

            @Schema(
                    description =
                            "Only people of the area of this aim of your career plan; only with what is about people")
            @Nullable
            UUID aimId,

            @Schema(description = "Only with GATHERINGS") @Nullable
            GatheringRole gatheringRole,

            @Schema(description = "Only with SKILL_PRACTISED; one that is practised, however it is written")
            @Size(max = Text.NAME)
            @Nullable
            String skill) {
        static Filter orNone(@Nullable StatedFilter stated) {
            return stated == null
                    ? Filter.NONE
                    : new Filter(
                            stated.expert,
                            stated.industry,
                            stated.tag,
                            stated.relationshipKind,
                            stated.gatheringKind,
                            stated.newConnectionsOnly != null && stated.newConnectionsOnly,
                            stated.aimId,
                            stated.gatheringRole,
                            stated.skill);
        }
    }
}
