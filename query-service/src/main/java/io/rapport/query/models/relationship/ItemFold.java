package io.rapport.query.models.relationship;

import io.rapport.events.Entry;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.DetailRemembered;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FactLearned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpPlanned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.FollowUpSkipped;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.HelpOutcomeRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpReceived;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.Housekeeping;
import io.rapport.events.relationship.RelationshipEvent.Identity;
import io.rapport.events.relationship.RelationshipEvent.OfferWithdrawn;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.RapportRated;
import io.rapport.query.models.relationship.Content.EncounterKind;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What an event means for the items of its relationship. Instants are to the millisecond, as they are stored. */
sealed interface ItemFold {

    /** The event is a new entry. */
    record Told(Entry entry, Content content) implements ItemFold {

        /** Whether the digest may change with it. */
        boolean isDigested() {
            return content instanceof Content.Encounter
                    || content instanceof Content.Plan
                    || content instanceof Content.Fact;
        }
    }

    /** The event is a new entry that settles a guess, and is about the same piece of the puzzle. */
    record Settled(Entry entry, UUID guessId, Function<Aspect, Content> content) implements ItemFold {}

    /**
     * The event changes an earlier entry.
     *
     * @param unsettles whether all that was derived from the entries has to be derived again
     */
    record Amended(UUID entryId, UnaryOperator<Item> change, boolean unsettles) implements ItemFold {}

    /** The event is about the person or the relationship as a whole. */
    record NoItem(Housekeeping event) implements ItemFold {}

    /** The event is about two records, and no entry of either. */
    record OfTwo(Identity event) implements ItemFold {}

    static ItemFold of(RelationshipEvent event) {
        return switch (event) {
            case ContactCaptured card -> new Told(card, new Content.Capture(card.source()));
            case PersonMet met -> new Told(met, Content.Encounter.of(EncounterKind.MEETING, null, null, met.note()));
            case ConversationRecorded talk ->
                new Told(talk, Content.Encounter.of(EncounterKind.CONVERSATION, null, null, talk.summary()));
            case FollowUpRecorded followUp ->
                new Told(
                        followUp,
                        Content.Encounter.of(
                                EncounterKind.FOLLOW_UP,
                                followUp.planId(),
                                followUp.reference().words() == null
                                        ? followUp.reference().entryId()
                                        : null,
                                followUp.summary()));
            case AssumptionRecorded guess -> new Told(guess, new Content.Guess(guess.aspect(), guess.statement()));
            case AssumptionConfirmed right ->
                new Settled(
                        right,
                        right.assumptionId(),
                        aspect -> new Content.Confirmation(aspect, right.assumptionId(), right.conversationId()));
            case AssumptionCorrected wrong ->
                new Settled(
                        wrong,
                        wrong.assumptionId(),
                        aspect -> new Content.Refutation(
                                aspect, wrong.assumptionId(), wrong.conversationId(), wrong.statement()));
            case FactLearned fact ->
                new Told(fact, new Content.Fact(fact.aspect(), fact.statement(), fact.conversationId()));
            case DetailRemembered detail -> new Told(detail, new Content.Detail(detail.detail(), detail.on()));
            case FollowUpPlanned plan -> new Told(plan, new Content.Plan(plan.dueOn(), plan.about(), false));
            case HelpOffered offer -> new Told(offer, new Content.Offer(offer.kind(), offer.what(), false));
            case HelpResponseRecorded response ->
                new Told(response, new Content.Response(response.offerId(), response.response()));
            case HelpFollowedThrough help ->
                new Told(help, new Content.FollowThrough(help.offerId(), help.responseId()));
            case HelpOutcomeRecorded outcome ->
                new Told(
                        outcome, new Content.Outcome(outcome.offerId(), outcome.followThroughId(), outcome.onTarget()));
            case HelpReceived help -> new Told(help, new Content.Received(help.kind()));
            case FollowUpSkipped skipped ->
                amended(skipped.planId(), content -> content instanceof Content.Plan plan ? plan.skip() : content);
            case OfferWithdrawn withdrawn ->
                amended(
                        withdrawn.offerId(),
                        content -> content instanceof Content.Offer offer ? offer.withdraw() : content);
            case RapportRated rated ->
                amended(
                        rated.conversationId(),
                        content -> content instanceof Content.Encounter encounter
                                ? encounter.rated(rated.rating())
                                : content);
            case EntryCorrected corrected -> new Amended(corrected.entryId(), item -> corrected(item, corrected), true);
            case EntryRetracted retracted -> new Amended(retracted.entryId(), Item::fallen, true);
            case Housekeeping kept -> new NoItem(kept);
            case Identity identity -> new OfTwo(identity);
        };
    }

    private static Amended amended(UUID entryId, UnaryOperator<Content> change) {
        return new Amended(entryId, item -> item.saying(change.apply(item.content())), false);
    }

    private static Item corrected(Item item, EntryCorrected correction) {
        return item.movedTo(correction.occurredAt().truncatedTo(ChronoUnit.MILLIS), correction.occurredOn())
                .saying(corrected(item.content(), correction));
    }

    private static Content corrected(Content content, EntryCorrected correction) {
        Content said = correction.text() == null ? content : content.saying(correction.text());
        return switch (said) {
            case Content.Plan plan when correction.dueOn() != null -> plan.due(correction.dueOn());
            case Content.Detail detail when correction.on() != null -> detail.on(correction.on());
            default -> said;
        };
    }
}
