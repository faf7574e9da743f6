package io.rapport.query.models.programme;

import io.rapport.events.programme.Sponsor;
import io.rapport.query.models.programme.Enrolment.Standing;
import io.rapport.query.platform.web.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A programme, as far as whoever asks has to do with it. */
@Schema(name = "Programme", description = "A programme, as far as you have to do with it")
record ProgrammeView(
        UUID programmeId,
        String name,

        @Schema(description = "The subjects of the coaches' tokens")
        List<String> coachIds,

        @Schema(description = "Who pays for it and is told numbers; for admins alone") @Nullable
        Sponsor sponsor,

        @Schema(description = "The first day") LocalDate from,

        @Schema(description = "The last day, if it has one") @Nullable
        LocalDate to,

        @Schema(description = "Whether nobody joins it any more")
        boolean closed,

        @Schema(description = "Why it was closed") @Nullable String closedBecause,

        @Schema(description = "How you stand to it as a member, if you do") @Nullable
        Standing you,

        @Schema(description = "How many members stand how to it; for admins and its coaches, not in lists") @Nullable
        Numbers numbers,

        @Schema(
                description =
                        "The members: for admins by their ids alone, for its coaches those whom they work with. Not in"
                                + " lists, and not for members")
        @Nullable
        List<Participant> members,

        @Schema(description = "Send it as cursor to get more of the members; absent if these are the last ones")
        @Nullable
        String next) {

    /** How many members stand how to it. */
    @Schema(name = "ProgrammeNumbers")
    record Numbers(
            int invited,
            int enrolled,
            int declined,

            @Schema(description = "Whose invitation was taken back before they answered")
            int withdrawn,

            int left,

            @Schema(description = "Who were invited or took part, and were forgotten since")
            int forgotten) {

        /** @param counts by the names of standings */
        static Numbers of(Map<String, Integer> counts) {
            return new Numbers(
                    of(counts, Standing.INVITED),
                    of(counts, Standing.ENROLLED),
                    of(counts, Standing.DECLINED),
                    of(counts, Standing.WITHDRAWN),
                    of(counts, Standing.LEFT),
                    of(counts, Standing.FORGOTTEN));
        }

        private static int of(Map<String, Integer> counts, Standing standing) {
            return counts.getOrDefault(standing.name(), 0);
        }
    }

    /** Somebody who takes part, or may. */
    @Schema(name = "ProgrammeMember")
    record Participant(
            @Schema(description = "The subject of their tokens")
            String memberId,

            @Schema(description = "As they call themselves, for a coach who works with them") @Nullable
            String displayName,

            Standing standing) {}

    /** As lists and members are told of it. */
    static ProgrammeView of(Programme it, boolean admin, @Nullable Standing you) {
        return of(it, admin, you, null, null);
    }

    static ProgrammeView of(
            Programme it,
            boolean admin,
            @Nullable Standing you,
            @Nullable Numbers numbers,
            @Nullable Page<Participant> members) {
        return new ProgrammeView(
                it.programmeId(),
                it.name(),
                it.coachIds(),
                admin ? it.sponsor() : null,
                it.from(),
                it.to(),
                it.closed(),
                admin ? it.closedBecause() : null,
                you,
                numbers,
                members == null ? null : members.items(),
                members == null ? null : members.next());
    }
}
