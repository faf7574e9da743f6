package io.rapport.query.models.introduction;

import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An introduction in a list. */
@Schema(description = "An introduction in a list")
record IntroductionSummary(
        UUID introductionId,
        IntroductionStatus status,
        UUID firstId,
        UUID secondId,
        @Tells(What.NOTE) @Nullable String why,
        @HappenedOn LocalDate proposedOn,

        @Schema(description = "Who was not asked yet, or whose answer was taken back")
        List<UUID> missing,

        @Schema(description = "Whose latest answer is less than enthusiastic")
        List<UUID> notEnough) {

    static IntroductionSummary of(Introduction introduction) {
        return new IntroductionSummary(
                introduction.introductionId(),
                introduction.status(),
                introduction.relationshipIds().getFirst(),
                introduction.relationshipIds().getLast(),
                introduction.proposal().text(),
                introduction.proposal().occurredOn(),
                introduction.missing(),
                introduction.notEnough());
    }
}
