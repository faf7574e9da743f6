package io.rapport.query.models.relationship;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.query.models.relationship.RelationshipCard.Status;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.consent.Shared;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Limit;
import io.rapport.query.platform.web.NotFoundException;
import io.rapport.query.platform.web.Page;
import io.rapport.query.platform.web.ReadsFrom;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@OpenTo(Role.MEMBER)
@Controller
@ReadsFrom(RelationshipProjection.NAME)
@Tag(name = "Relationships", description = "Who the people are")
class RelationshipController {

    private final People people;
    private final Cards cards;
    private final Briefings briefings;
    private final Answers answers;
    private final InstantSource clock;

    RelationshipController(People people, Cards cards, Briefings briefings, Answers answers, InstantSource clock) {
        this.people = people;
        this.cards = cards;
        this.briefings = briefings;
        this.answers = answers;
        this.clock = clock;
    }

    /** Which relationships a list has. */
    enum StatusFilter {
        ACTIVE,
        ARCHIVED,
        ALL;

        private @Nullable Status status() {
            return switch (this) {
                case ACTIVE -> Status.ACTIVE;
                case ARCHIVED -> Status.ARCHIVED;
                case ALL -> null;
            };
        }
    }

    @Shared(Scope.TIMELINE_AND_CARDS)
    @GetMapping(path = "/relationships/{relationshipId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getRelationshipCard", summary = "Who a person is: what is certain, guessed and open")
    Answer<RelationshipCard> getRelationshipCard(Owner owner, @PathVariable UUID relationshipId) {
        return cards.find(owner, relationshipId).orElseThrow(NotFoundException::new);
    }

    @Shared(Scope.TIMELINE_AND_CARDS)
    @GetMapping(path = "/relationships/{relationshipId}/briefing", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getBriefing",
            summary = "Before one meets a person again: what to remember, what to ask, what was promised")
    Answer<Briefing> getBriefing(Owner owner, @PathVariable UUID relationshipId) {
        LocalDate today = people.calendar(owner).dayOf(clock.instant());
        return answers.of(briefings.of(owner, relationshipId, today).orElseThrow(NotFoundException::new));
    }

    @Shared(Scope.TIMELINE_AND_CARDS)
    @GetMapping(path = "/relationships", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listRelationships",
            summary = "The member's network, last contact first; a card stands where it was kept")
    Answer<Page<RelationshipSummary>> listRelationships(
            Owner owner,
            @RequestParam(defaultValue = "ACTIVE") StatusFilter status,
            @Parameter(description = "Whether they met; false: captured contacts only")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean met,
            @RequestParam(required = false) @Nullable RelationshipKind kind,
            @RequestParam(required = false) @Nullable String tag,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return answers.of(
                people.list(owner, status.status(), met, kind, tag, Cursor.read(cursor, People.LIST), Limit.of(limit)));
    }
}
