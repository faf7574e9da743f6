package io.rapport.query.relationship;

import io.rapport.events.Entry;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.CadenceSet;
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
import io.rapport.events.relationship.RelationshipEvent.OfferWithdrawn;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.PersonUntagged;
import io.rapport.events.relationship.RelationshipEvent.RapportRated;
import io.rapport.events.relationship.RelationshipEvent.RelationshipArchived;
import io.rapport.events.relationship.RelationshipEvent.RelationshipRestored;
import io.rapport.query.relationship.Content.EncounterKind;
import io.rapport.query.relationship.History.Item;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each event adds to the history of a relationship. Instants are to the millisecond, as they are stored. */
final class HistoryFold {

    private HistoryFold() {}

    static History apply(@Nullable History history, RelationshipEvent event) {
        if (event instanceof PersonMet met) {
            return met(met);
        }
        if (history == null) {
            throw new IllegalStateException("Every relationship begins with the meeting");
        }
        return next(history, event);
    }

    private static History next(History history, RelationshipEvent event) {
        return switch (event) {
            case PersonMet met -> throw new IllegalStateException("A person is met once");
            case PersonDescribed described -> history.describe(described.person());
            case PersonTagged tagged -> history.tag(tagged.tag());
            case PersonUntagged untagged -> history.untag(untagged.tag());
            case CadenceSet set -> history.keepInTouch(set.rhythm());
            case RelationshipArchived archived -> history.archive(true);
            case RelationshipRestored restored -> history.archive(false);
            case ConversationRecorded talk ->
                history.add(item(talk, new Content.Encounter(EncounterKind.CONVERSATION, null, null)));
            case FollowUpRecorded followUp ->
                history.add(item(followUp, new Content.Encounter(EncounterKind.FOLLOW_UP, followUp.planId(), null)));
            case AssumptionRecorded guess ->
                history.add(item(guess, new Content.Guess(guess.aspect(), guess.statement())));
            case AssumptionConfirmed right ->
                history.add(item(right, new Content.Confirmation(right.assumptionId(), right.conversationId())));
            case AssumptionCorrected wrong ->
                history.add(item(
                        wrong,
                        new Content.Refutation(wrong.assumptionId(), wrong.conversationId(), wrong.statement())));
            case FactLearned fact ->
                history.add(item(fact, new Content.Fact(fact.aspect(), fact.statement(), fact.conversationId())));
            case DetailRemembered detail -> history.add(item(detail, new Content.Detail(detail.detail(), detail.on())));
            case FollowUpPlanned plan -> history.add(item(plan, new Content.Plan(plan.dueOn(), plan.about(), false)));
            case HelpOffered offer -> history.add(item(offer, new Content.Offer(offer.kind(), offer.what(), false)));
            case HelpResponseRecorded response ->
                history.add(item(response, new Content.Response(response.offerId(), response.response())));
            case HelpFollowedThrough help -> history.add(item(help, new Content.FollowThrough(help.offerId())));
            case HelpOutcomeRecorded outcome ->
                history.add(item(outcome, new Content.Outcome(outcome.offerId(), outcome.onTarget())));
            case HelpReceived help -> history.add(item(help, new Content.Received(help.kind())));
            case FollowUpSkipped skipped ->
                history.changeContent(
                        skipped.planId(), content -> content instanceof Content.Plan plan ? plan.skip() : content);
            case OfferWithdrawn withdrawn ->
                history.changeContent(
                        withdrawn.offerId(),
                        content -> content instanceof Content.Offer offer ? offer.withdraw() : content);
            case RapportRated rated ->
                history.changeContent(
                        rated.conversationId(),
                        content -> content instanceof Content.Encounter encounter
                                ? encounter.rated(rated.rating())
                                : content);
            case EntryCorrected corrected -> history.change(corrected.entryId(), item -> corrected(item, corrected));
            case EntryRetracted retracted -> history.retract(retracted.entryId());
        };
    }

    private static Item corrected(Item item, EntryCorrected correction) {
        Content content =
                correction.text() == null ? item.content() : item.content().saying(correction.text());
        return new Item(
                item.entryId(),
                correction.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                correction.occurredOn(),
                content);
    }

    private static Item item(Entry entry, Content content) {
        return new Item(
                entry.entryId(), entry.occurredAt().truncatedTo(ChronoUnit.MILLIS), entry.occurredOn(), content);
    }

    private static History met(PersonMet met) {
        return new History(
                met.relationshipId(),
                met.person(),
                met.howMet(),
                met.tags().stream().sorted().toList(),
                null,
                false,
                List.of(item(met, new Content.Encounter(EncounterKind.MEETING, null, null))),
                List.of());
    }
}
