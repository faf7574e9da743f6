package io.rapport.query.models.relationship;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an entry says about a person, as far as the card needs it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Content.Capture.class, name = "capture"),
    @JsonSubTypes.Type(value = Content.Encounter.class, name = "encounter"),
    @JsonSubTypes.Type(value = Content.Guess.class, name = "guess"),
    @JsonSubTypes.Type(value = Content.Confirmation.class, name = "confirmation"),
    @JsonSubTypes.Type(value = Content.Refutation.class, name = "refutation"),
    @JsonSubTypes.Type(value = Content.Fact.class, name = "fact"),
    @JsonSubTypes.Type(value = Content.Detail.class, name = "detail"),
    @JsonSubTypes.Type(value = Content.Plan.class, name = "plan"),
    @JsonSubTypes.Type(value = Content.Offer.class, name = "offer"),
    @JsonSubTypes.Type(value = Content.Response.class, name = "response"),
    @JsonSubTypes.Type(value = Content.FollowThrough.class, name = "followThrough"),
    @JsonSubTypes.Type(value = Content.Outcome.class, name = "outcome"),
    @JsonSubTypes.Type(value = Content.Received.class, name = "received")
})
sealed interface Content {

    /** The entries without which this one means nothing: as the event says it, out of what is kept of it. */
    default Set<UUID> restsOn() {
        return Set.of();
    }

    /** The same with another main text; what has none stays as it is. */
    default Content saying(String text) {
        return this;
    }

    /** Which kind of encounter it was. */
    enum EncounterKind {
        MEETING,
        CONVERSATION,
        FOLLOW_UP
    }

    /**
     * They met, talked, or the member followed up.
     *
     * @param referenceId what a follow-up refers to, if it does so by nothing else
     * @param line the beginning of what the member wrote of it
     */
    record Encounter(
            EncounterKind kind,
            @Nullable UUID planId,
            @Nullable UUID referenceId,
            @Nullable Integer rapport,
            @Nullable String line)
            implements Content {

        private static final int LINE = 280;

        static Encounter of(
                EncounterKind kind, @Nullable UUID planId, @Nullable UUID referenceId, @Nullable String text) {
            return new Encounter(kind, planId, referenceId, null, lineOf(text));
        }

        private static @Nullable String lineOf(@Nullable String text) {
            return text == null || text.codePointCount(0, text.length()) <= LINE
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, LINE - 1)) + "…";
        }

        @Override
        public Set<UUID> restsOn() {
            return named(referenceId);
        }

        @Override
        public Encounter saying(String text) {
            return new Encounter(kind, planId, referenceId, rapport, lineOf(text));
        }

        Encounter rated(int rating) {
            return new Encounter(kind, planId, referenceId, rating, line);
        }
    }

    /** There is a card of somebody whom the member had not met. */
    record Capture(CaptureSource source) implements Content {}

    record Guess(Aspect aspect, String statement) implements Content {

        @Override
        public Guess saying(String text) {
            return new Guess(aspect, text);
        }
    }

    record Confirmation(Aspect aspect, UUID guessId, UUID conversationId) implements Content {

        @Override
        public Set<UUID> restsOn() {
            return Set.of(guessId, conversationId);
        }
    }

    record Refutation(Aspect aspect, UUID guessId, UUID conversationId, String statement) implements Content {

        @Override
        public Set<UUID> restsOn() {
            return Set.of(guessId, conversationId);
        }

        @Override
        public Refutation saying(String text) {
            return new Refutation(aspect, guessId, conversationId, text);
        }
    }

    record Fact(Aspect aspect, String statement, UUID conversationId) implements Content {

        @Override
        public Set<UUID> restsOn() {
            return Set.of(conversationId);
        }

        @Override
        public Fact saying(String text) {
            return new Fact(aspect, text, conversationId);
        }
    }

    record Detail(String detail, @Nullable LocalDate on) implements Content {

        @Override
        public Detail saying(String text) {
            return new Detail(text, on);
        }

        Detail on(LocalDate day) {
            return new Detail(detail, day);
        }
    }

    record Plan(LocalDate dueOn, @Nullable String about, boolean skipped) implements Content {

        @Override
        public Plan saying(String text) {
            return new Plan(dueOn, text, skipped);
        }

        Plan due(LocalDate day) {
            return new Plan(day, about, skipped);
        }

        Plan skip() {
            return new Plan(dueOn, about, true);
        }
    }

    record Offer(HelpKind kind, String what, boolean withdrawn) implements Content {

        @Override
        public Offer saying(String text) {
            return new Offer(kind, text, withdrawn);
        }

        Offer withdraw() {
            return new Offer(kind, what, true);
        }
    }

    record Response(UUID offerId, HelpResponse response) implements Content {

        @Override
        public Set<UUID> restsOn() {
            return Set.of(offerId);
        }
    }

    record FollowThrough(UUID offerId, @Nullable UUID responseId) implements Content {

        @Override
        public Set<UUID> restsOn() {
            return named(offerId, responseId);
        }
    }

    record Outcome(UUID offerId, @Nullable UUID followThroughId, boolean onTarget) implements Content {

        @Override
        public Set<UUID> restsOn() {
            return named(offerId, followThroughId);
        }
    }

    record Received(HelpKind kind) implements Content {}

    private static Set<UUID> named(@Nullable UUID... entries) {
        return Arrays.stream(entries).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }
}
