package io.rapport.query.models.coaching;

import io.rapport.query.models.coaching.Engagement.Grant;
import io.rapport.query.models.coaching.Engagement.Session;
import io.rapport.query.models.coaching.Engagement.Standing;
import io.rapport.query.models.coaching.Engagement.Talk;
import io.rapport.query.models.coaching.Engagement.ToDo;
import io.rapport.query.models.coaching.EngagementView.Other;
import io.rapport.query.platform.between.GoalsAtRisk.GoalAtRisk;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a coach has before them in the morning. */
@Schema(description = "What a coach has before them: whom they work with, what changed, and what waits for them")
record Desk(
        Instant asOf,

        @Schema(
                description =
                        "Who needs you comes first: those with goals at risk, then those who wait for an answer, then the"
                                + " others, each time who was silent longest; to whom you proposed comes last")
        List<Row> members,

        @Schema(description = "Send it as cursor to get the next part; absent on the last one") @Nullable
        String next) {

    /** What a member needs of their coach. */
    @Schema(name = "DeskNeed")
    enum Need {
        /** A goal that is open to the coach is behind. */
        GOALS_AT_RISK,
        /** A session that the member asked for. */
        SESSION_UNANSWERED,
        /** The member proposed to work together. */
        PROPOSAL_UNANSWERED
    }

    /** A member with whom the coach works, or may come to. */
    @Schema(name = "DeskRow")
    record Row(
            UUID engagementId,
            Other member,
            Standing standing,

            @Schema(description = "Why they come before others; empty if nothing waits for you")
            List<Need> needs,

            @Schema(
                    description =
                            "Since when you have heard nothing of them: what they recorded, as far as that is open to you, the last session, and the proposal; whichever is latest")
            Instant silentSince,

            List<Grant> open,

            @Schema(description = "The last session that took place") @Nullable
            LastSession lastSession,

            @Schema(description = "The next one that is agreed") @Nullable
            Session nextSession,

            @Schema(description = "Sessions that you have not answered to yet")
            List<Session> waitingForYou,

            @Schema(description = "What is still to be done, what is due first before the rest")
            List<ToDo> openActions,

            @Schema(
                    description =
                            "When the member recorded something last; absent if timeline and cards were not open to you then")
            @Nullable
            Instant lastActiveAt,

            @Schema(
                    description =
                            "What they recorded since the last session; empty unless timeline and cards are open to you since then")
            List<Change> sinceLastSession,

            @Schema(
                    description =
                            "Goals that are behind, the last set first, 20 at most; absent unless goals are open to you")
            @Nullable
            List<GoalAtRisk> goalsAtRisk) {}

    /** When it was. */
    record LastSession(UUID entryId, Instant occurredAt, LocalDate occurredOn) {

        private static LastSession of(Talk talk) {
            return new LastSession(talk.entryId(), talk.occurredAt(), talk.occurredOn());
        }
    }

    static @Nullable LastSession last(Engagement engagement) {
        return engagement.talks().stream()
                .filter(talk -> !talk.withdrawn())
                .max(Comparator.comparing(Talk::occurredAt))
                .map(LastSession::of)
                .orElse(null);
    }

    static @Nullable Session next(Engagement engagement, Instant now) {
        return engagement.sessions().stream()
                .filter(Session::isToCome)
                .filter(one -> one.confirmedFor() != null && !one.confirmedFor().isBefore(now))
                .min(Comparator.comparing(Session::confirmedFor, Comparator.nullsLast(Comparator.naturalOrder())))
                .orElse(null);
    }

    static List<ToDo> open(Engagement engagement) {
        return engagement.actions().stream()
                .filter(action -> action.done() == null)
                .sorted(Comparator.comparing(ToDo::dueOn, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
