package io.rapport.query.models.skill;

import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a member practises. */
@Schema(description = "What a member practises, in the order in which they chose it")
record SkillsView(List<SkillView> skills) {

    @Schema(name = "Skill")
    record SkillView(
            @Schema(description = "A well-known one such as ACTIVE_LISTENING, or one of their own in words")
            @Tells(What.PLAIN)
            String skill,

            @Schema(description = "What they expect of themselves") @Tells(What.PLAIN) @Nullable
            String expectation,

            @Schema(description = "How often it was practised in the last 365 days")
            int practices,

            @Schema(description = "The last day of these") @Nullable
            LocalDate lastOn,

            @Schema(description = "The average of these, 1 (hard) to 5 (easy)") @Nullable
            Double comfort) {}
}
