package io.rapport.query.models.relationship;

import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a history tells of it: by the names that it has where entries are asked for, and not by those by which a
 * card is derived.
 */
record ToldEntry(
        UUID relationshipId,
        UUID entryId,
        Kind kind,
        Instant occurredAt,
        @HappenedOn LocalDate occurredOn,

        @Tells(What.NOTE) @Nullable String text,

        List<UUID> refersTo,
        @Nullable Integer rating,
        @Nullable Own particulars,
        State state) {

    enum Kind {
        CAPTURE,
        MEETING,
        CONVERSATION,
        ASSUMPTION,
        CONFIRMATION,
        CORRECTION,
        FACT,
        DETAIL,
        FOLLOW_UP_PLAN,
        FOLLOW_UP,
        HELP_OFFER,
        HELP_RESPONSE,
        FOLLOW_THROUGH,
        HELP_OUTCOME,
        HELP_RECEIVED
    }

    /** What rests on something that was taken back counts as little as that. */
    enum State {
        RECORDED,
        WITHDRAWN
    }

    /** What only one kind of entry has. */
    record Own(
            @Nullable CaptureSource source,
            @Nullable Aspect aspect,
            @Nullable LocalDate on,
            @Nullable LocalDate dueOn,
            @Nullable Boolean skipped,
            @Nullable HelpKind helpKind,
            @Nullable Boolean offerWithdrawn,
            @Nullable HelpResponse response,
            @Nullable Boolean onTarget) {

        private static Own source(CaptureSource source) {
            return new Own(source, null, null, null, null, null, null, null, null);
        }

        private static Own aspect(Aspect aspect) {
            return new Own(null, aspect, null, null, null, null, null, null, null);
        }

        private static Own on(@Nullable LocalDate on) {
            return new Own(null, null, on, null, null, null, null, null, null);
        }

        private static Own due(LocalDate dueOn, boolean skipped) {
            return new Own(null, null, null, dueOn, skipped, null, null, null, null);
        }

        private static Own help(HelpKind kind, @Nullable Boolean offerWithdrawn) {
            return new Own(null, null, null, null, null, kind, offerWithdrawn, null, null);
        }

        private static Own response(HelpResponse response) {
            return new Own(null, null, null, null, null, null, null, response, null);
        }

        private static Own onTarget(boolean onTarget) {
            return new Own(null, null, null, null, null, null, null, null, onTarget);
        }
    }

    static ToldEntry of(Item item) {
        return switch (item.content()) {
            case Content.Encounter it ->
                new ToldEntry(
                        item.relationshipId(),
                        item.entryId(),
                        Kind.valueOf(it.kind().name()),
                        item.occurredAt(),
                        item.occurredOn(),
                        it.line(),
                        ids(it.planId(), it.referenceId()),
                        it.rapport(),
                        null,
                        state(item));
            case Content.Capture it -> of(item, Kind.CAPTURE, null, Own.source(it.source()));
            case Content.Guess it -> of(item, Kind.ASSUMPTION, it.statement(), Own.aspect(it.aspect()));
            case Content.Confirmation it ->
                of(item, Kind.CONFIRMATION, null, Own.aspect(it.aspect()), it.guessId(), it.conversationId());
            case Content.Refutation it ->
                of(item, Kind.CORRECTION, it.statement(), Own.aspect(it.aspect()), it.guessId(), it.conversationId());
            case Content.Fact it -> of(item, Kind.FACT, it.statement(), Own.aspect(it.aspect()), it.conversationId());
            case Content.Detail it -> of(item, Kind.DETAIL, it.detail(), Own.on(it.on()));
            case Content.Plan it -> of(item, Kind.FOLLOW_UP_PLAN, it.about(), Own.due(it.dueOn(), it.skipped()));
            case Content.Offer it -> of(item, Kind.HELP_OFFER, it.what(), Own.help(it.kind(), it.withdrawn()));
            case Content.Response it -> of(item, Kind.HELP_RESPONSE, null, Own.response(it.response()), it.offerId());
            case Content.FollowThrough it -> of(item, Kind.FOLLOW_THROUGH, null, null, it.offerId(), it.responseId());
            case Content.Outcome it ->
                of(item, Kind.HELP_OUTCOME, null, Own.onTarget(it.onTarget()), it.offerId(), it.followThroughId());
            case Content.Received it -> of(item, Kind.HELP_RECEIVED, null, Own.help(it.kind(), null));
        };
    }

    private static ToldEntry of(
            Item item, Kind kind, @Nullable String text, @Nullable Own particulars, @Nullable UUID... refersTo) {
        return new ToldEntry(
                item.relationshipId(),
                item.entryId(),
                kind,
                item.occurredAt(),
                item.occurredOn(),
                text,
                ids(refersTo),
                null,
                particulars,
                state(item));
    }

    private static State state(Item item) {
        return item.standing() ? State.RECORDED : State.WITHDRAWN;
    }

    private static List<UUID> ids(@Nullable UUID... ids) {
        return Arrays.stream(ids).filter(Objects::nonNull).toList();
    }
}
