package io.rapport.query.models.introduction;

import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.query.models.introduction.Introduction.Withdrawal;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An introduction as its member sees it. */
@Schema(
        name = "Introduction",
        description = "Two people who may get to know each other; entries that were taken back leave no trace on it")
record IntroductionView(
        UUID introductionId,
        IntroductionStatus status,

        @Schema(description = "The relationship with one of the two")
        UUID firstId,

        @Schema(description = "The relationship with the other")
        UUID secondId,

        ProposalView proposal,

        @Schema(description = "What the two said, in the order in which it was recorded")
        List<ResponseView> responses,

        @Schema(description = "Who was not asked yet, or whose answer was taken back")
        List<UUID> missing,

        @Schema(description = "Whose latest answer is less than enthusiastic")
        List<UUID> notEnough,

        @Nullable MakingView making,
        @Nullable OutcomeView outcome,
        @Nullable Withdrawal withdrawal) {

    /** Why the two should know each other. */
    @Schema(name = "ProposedIntroduction")
    record ProposalView(
            UUID entryId,
            Instant occurredAt,
            @HappenedOn LocalDate occurredOn,
            @Tells(What.NOTE) @Nullable String why,

            @Schema(description = "The entry that it was heard in") @Nullable
            UUID drawnFrom) {

        private static ProposalView of(Step step) {
            return new ProposalView(
                    step.entryId(),
                    step.occurredAt(),
                    step.occurredOn(),
                    step.text(),
                    step.content() instanceof Step.Proposal proposal ? proposal.drawnFrom() : null);
        }
    }

    /** How one of the two took it. */
    @Schema(name = "IntroductionReply")
    record ResponseView(
            UUID entryId,

            @Schema(description = "Whose answer it is") UUID relationshipId,

            @Schema(description = "Only ENTHUSIASTIC is a yes")
            IntroductionResponse response,

            @Tells(What.NOTE) @Nullable String words,
            Instant occurredAt,
            @HappenedOn LocalDate occurredOn,

            @Schema(description = "Whether it is this person's latest one")
            boolean latest) {

        private static ResponseView of(Step step, Introduction introduction) {
            Step.Response said = Introduction.response(step);
            return new ResponseView(
                    step.entryId(),
                    said.relationshipId(),
                    said.response(),
                    step.text(),
                    step.occurredAt(),
                    step.occurredOn(),
                    introduction
                            .latestOf(said.relationshipId())
                            .filter(step::equals)
                            .isPresent());
        }
    }

    /** That the two were introduced. */
    @Schema(name = "MadeIntroduction")
    record MakingView(
            UUID entryId,
            Instant occurredAt,
            @HappenedOn LocalDate occurredOn,
            @Tells(What.NOTE) @Nullable String words) {}

    /** Whether it was on target. */
    @Schema(name = "IntroductionOutcome")
    record OutcomeView(
            UUID entryId,
            Instant occurredAt,
            @HappenedOn LocalDate occurredOn,
            boolean onTarget,
            @Tells(What.NOTE) @Nullable String words) {}

    static IntroductionView of(Introduction introduction) {
        return new IntroductionView(
                introduction.introductionId(),
                introduction.status(),
                introduction.relationshipIds().getFirst(),
                introduction.relationshipIds().getLast(),
                ProposalView.of(introduction.proposal()),
                introduction
                        .standing(Step.Response.class)
                        .map(step -> ResponseView.of(step, introduction))
                        .toList(),
                introduction.missing(),
                introduction.notEnough(),
                only(introduction, Step.Making.class)
                        .map(step -> new MakingView(step.entryId(), step.occurredAt(), step.occurredOn(), step.text()))
                        .orElse(null),
                only(introduction, Step.Outcome.class)
                        .map(step -> new OutcomeView(
                                step.entryId(),
                                step.occurredAt(),
                                step.occurredOn(),
                                step.content() instanceof Step.Outcome outcome && outcome.onTarget(),
                                step.text()))
                        .orElse(null),
                introduction.withdrawal());
    }

    /** At any time at most one of them stands. */
    private static Optional<Step> only(Introduction introduction, Class<? extends Step.Content> kind) {
        return introduction.standing(kind).findFirst();
    }
}
