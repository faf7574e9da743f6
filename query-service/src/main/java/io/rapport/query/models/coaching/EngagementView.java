package io.rapport.query.models.coaching;

import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.Scope;
import io.rapport.events.coaching.SessionKind;
import io.rapport.query.models.coaching.Engagement.Feedback;
import io.rapport.query.models.coaching.Engagement.Grant;
import io.rapport.query.models.coaching.Engagement.Session;
import io.rapport.query.models.coaching.Engagement.Standing;
import io.rapport.query.models.coaching.Engagement.Talk;
import io.rapport.query.models.coaching.Engagement.ToDo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An engagement as one of its two sees it. */
@Schema(name = "Engagement", description = "A member and a coach who work together, as one of the two sees it")
record EngagementView(
        UUID engagementId,

        @Schema(description = "Which of the two you are") Party you,

        Other other,
        Standing standing,
        Party proposedBy,
        Instant proposedAt,

        @Schema(description = "What it is about; absent for a coach as soon as it is over") @Nullable
        String about,

        @Schema(description = "What the proposal asked the member to open")
        List<Scope> askedFor,

        @Schema(description = "What is open to the coach now")
        List<Grant> open,

        List<Session> sessions,
        List<TalkView> talks,
        List<ToDo> actions,
        List<Feedback> feedback,

        @Schema(description = "Why it was declined or ended") @Nullable
        String reason) {

    /** Who it is with. */
    @Schema(name = "EngagedWith")
    record Other(
            @Schema(description = "The subject of their tokens")
            String id,

            @Schema(description = "As they call themselves; absent as long as they have not answered your proposal")
            @Nullable
            String displayName,

            @Nullable String pronouns) {

        static Other of(String id, @Nullable Someone known) {
            return new Other(id, known == null ? null : known.displayName(), known == null ? null : known.pronouns());
        }
    }

    /** A session that took place, with what its coach alone reads. */
    @Schema(name = "SessionNotes")
    record TalkView(
            UUID entryId,
            SessionKind kind,
            Instant occurredAt,
            LocalDate occurredOn,

            @Schema(description = "What both may read") @Nullable
            String notes,

            @Schema(description = "What the coach alone reads") @Nullable
            String privateNotes,

            @Schema(description = "Whether the coach put it right since")
            boolean corrected,

            @Schema(description = "Whether the coach took it back: it was not so, and nothing rests on it")
            boolean withdrawn) {

        private static TalkView of(Talk talk, @Nullable String privateNotes) {
            return new TalkView(
                    talk.entryId(),
                    talk.kind(),
                    talk.occurredAt(),
                    talk.occurredOn(),
                    talk.notes(),
                    privateNotes,
                    talk.corrected(),
                    talk.withdrawn());
        }
    }

    /** As the member sees it: all of it but what the coach keeps to themselves. */
    static EngagementView toMember(Engagement engagement, Other coach) {
        return new EngagementView(
                engagement.engagementId(),
                Party.MEMBER,
                coach,
                engagement.standing(),
                engagement.proposedBy(),
                engagement.proposedAt(),
                engagement.about(),
                engagement.askedFor(),
                engagement.grants(),
                engagement.sessions(),
                engagement.talks().stream().map(talk -> TalkView.of(talk, null)).toList(),
                engagement.actions(),
                engagement.feedback(),
                engagement.reason());
    }

    /** As the coach sees it. Once it is over there is nothing left but that. */
    static EngagementView toCoach(Engagement engagement, Other member, Map<UUID, String> privateNotes) {
        boolean over = engagement.standing().isOver();
        return new EngagementView(
                engagement.engagementId(),
                Party.COACH,
                over ? new Other(member.id(), null, null) : member,
                engagement.standing(),
                engagement.proposedBy(),
                engagement.proposedAt(),
                over ? null : engagement.about(),
                engagement.askedFor(),
                over ? List.of() : engagement.grants(),
                over ? List.of() : engagement.sessions(),
                over
                        ? List.of()
                        : engagement.talks().stream()
                                .map(talk -> TalkView.of(talk, privateNotes.get(talk.entryId())))
                                .toList(),
                over ? List.of() : engagement.actions(),
                over ? List.of() : engagement.feedback(),
                over ? null : engagement.reason());
    }
}
