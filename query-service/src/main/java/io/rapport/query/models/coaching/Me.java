package io.rapport.query.models.coaching;

import io.rapport.events.coaching.Party;
import io.rapport.query.models.coaching.Engagement.Standing;
import io.rapport.query.models.coaching.EngagementView.Other;
import io.rapport.query.models.coaching.Someone.Part;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who asks. */
@Schema(description = "Who you are to Rapport")
record Me(
        String tenant,

        @Schema(description = "The subject of your token") String id,

        @Schema(description = "What the token lets you do", example = "[\"member\"]")
        List<String> roles,

        @Schema(description = "As you call yourself") @Nullable
        String displayName,

        @Nullable String pronouns,

        @Schema(description = "A tag of BCP 47", example = "pt-BR") @Nullable
        String language,

        @Schema(description = "Whether you opted out of figures about many members")
        boolean outOfAnalytics,

        @Schema(description = "The id of the time zone that your days are of", example = "Europe/Lisbon")
        String timeZone,

        DayOfWeek firstDayOfWeek,

        @Schema(description = "Your career plan, if you drafted one") @Nullable
        UUID planId,

        @Schema(description = "With whom you work, or may come to: the latest 200; /engagements has all")
        List<EngagedWith> engagements,

        @Schema(description = "Programmes to which you are invited, or in which you take part")
        List<InProgramme> programmes) {

    /** Of who has more, all are a list of its own. */
    static final int MOST_ENGAGEMENTS = 200;

    /** A programme in short. */
    @Schema(name = "ProgrammeInShort")
    record InProgramme(
            UUID programmeId,

            @Schema(description = "Absent for a moment if it was opened just now") @Nullable
            String name,

            Part you) {}

    /** An engagement that is not over, in short. */
    @Schema(name = "EngagementInShort")
    record EngagedWith(UUID engagementId, Party you, Other other, Standing standing) {

        static EngagedWith of(EngagementView view) {
            return new EngagedWith(view.engagementId(), view.you(), view.other(), view.standing());
        }
    }
}
