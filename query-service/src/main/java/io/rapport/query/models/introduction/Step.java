package io.rapport.query.models.introduction;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.events.Dated;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.introduction.IntroductionEvent.IntroductionMade;
import io.rapport.events.introduction.IntroductionEvent.IntroductionOutcomeRecorded;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.IntroductionEvent.IntroductionResponseRecorded;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.query.platform.merges.Roots;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an introduction as it is stored.
 *
 * @param restsOn the entries without which it means nothing
 */
record Step(
        UUID entryId,
        Instant occurredAt,
        LocalDate occurredOn,
        @Nullable String text,
        Content content,
        List<UUID> restsOn,
        boolean retracted) {

    /** What only one kind of entry has. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Proposal.class, name = "PROPOSAL"),
        @JsonSubTypes.Type(value = Response.class, name = "RESPONSE"),
        @JsonSubTypes.Type(value = Making.class, name = "MAKING"),
        @JsonSubTypes.Type(value = Outcome.class, name = "OUTCOME")
    })
    sealed interface Content {}

    record Proposal(@Nullable UUID drawnFrom) implements Content {}

    record Response(UUID relationshipId, IntroductionResponse response) implements Content {}

    record Making() implements Content {}

    record Outcome(boolean onTarget) implements Content {}

    static Step of(IntroductionEvent.Step event) {
        return switch (event) {
            case IntroductionProposed it -> of(it, it.why(), new Proposal(it.drawnFrom()));
            case IntroductionResponseRecorded it ->
                of(it, it.words(), new Response(it.relationshipId(), it.response()));
            case IntroductionMade it -> of(it, it.words(), new Making());
            case IntroductionOutcomeRecorded it -> of(it, it.words(), new Outcome(it.onTarget()));
        };
    }

    private static Step of(IntroductionEvent.Step event, @Nullable String text, Content content) {
        return new Step(
                event.entryId(),
                event.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                event.occurredOn(),
                text,
                content,
                event.restsOn().stream().sorted().toList(),
                false);
    }

    /** A response of whoever stands for the person now. */
    Step by(Roots roots) {
        return content instanceof Response said
                ? new Step(
                        entryId,
                        occurredAt,
                        occurredOn,
                        text,
                        new Response(roots.of(said.relationshipId()), said.response()),
                        restsOn,
                        retracted)
                : this;
    }

    Step corrected(Dated when, @Nullable String newText) {
        return new Step(
                entryId,
                when.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                when.occurredOn(),
                newText == null ? text : newText,
                content,
                restsOn,
                retracted);
    }

    Step takenBack() {
        return new Step(entryId, occurredAt, occurredOn, text, content, restsOn, true);
    }
}
