package io.rapport.query.models.mission;

import io.rapport.events.mission.About;
import io.rapport.events.relationship.Aspect;
import io.rapport.query.models.mission.Mission.Asked;
import io.rapport.query.models.mission.Mission.Cancellation;
import io.rapport.query.models.mission.Mission.Debrief;
import io.rapport.query.models.mission.Mission.Given;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mission as its member sees it today. */
@Schema(name = "Mission", description = "An encounter that the member prepares; what was taken back leaves no trace")
record MissionView(
        UUID missionId,
        MissionStatus status,
        About about,

        @Schema(description = "The day of the encounter") @HappenedOn
        LocalDate on,

        @Schema(description = "What the other side shall understand about the member") @Tells(What.NOTE) @Nullable
        String shareOfMyself,

        @Schema(description = "In the order in which they were written down")
        List<QuestionView> questions,

        @Nullable Debrief debrief,
        @Nullable Cancellation cancellation) {

    /** A question with what was answered. */
    @Schema(name = "MissionQuestion")
    record QuestionView(
            UUID questionId,
            @Tells(What.NOTE) String text,
            @Nullable Aspect aspect,

            @Schema(description = "It is not to be asked any more")
            boolean dropped,

            @Schema(description = "The latest answer, by when it was given") @Nullable
            Given answer,

            @Schema(description = "Those that it replaced, latest first")
            List<Given> earlierAnswers) {

        private static final Comparator<Given> BY_TIME = Comparator.comparing(Given::occurredAt);

        private static QuestionView of(Asked asked) {
            // Of two at once the one that was recorded last is the later one: sorting keeps their order.
            List<Given> latestFirst =
                    new ArrayList<>(asked.answers().stream().sorted(BY_TIME).toList()).reversed();
            return new QuestionView(
                    asked.questionId(),
                    asked.text(),
                    asked.aspect(),
                    asked.dropped(),
                    latestFirst.isEmpty() ? null : latestFirst.getFirst(),
                    latestFirst.stream().skip(1).toList());
        }
    }

    static MissionView of(Mission mission, LocalDate today) {
        return new MissionView(
                mission.missionId(),
                mission.status(today),
                mission.about(),
                mission.on(),
                mission.shareOfMyself(),
                mission.questions().stream().map(QuestionView::of).toList(),
                mission.debrief(),
                mission.cancellation());
    }
}
