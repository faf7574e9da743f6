package io.rapport.query.models.agenda;

import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.CadenceSet;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.DetailRemembered;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FollowUpPlanned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpSkipped;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.Identity;
import io.rapport.events.relationship.RelationshipEvent.OfferWithdrawn;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonForgotten;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.PersonUntagged;
import io.rapport.events.relationship.RelationshipEvent.RapportRated;
import io.rapport.events.relationship.RelationshipEvent.RelationshipArchived;
import io.rapport.events.relationship.RelationshipEvent.RelationshipRestored;
import io.rapport.query.rules.Deed;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an event of a relationship means for what is due in it. */
sealed interface NoteFold {

    /** The event is a new entry. */
    record Told(Note note) implements NoteFold {}

    /** The event closes a plan or an offer. */
    record Closed(UUID entryId) implements NoteFold {}

    /** The event changes an earlier entry, and all that rests on it. */
    record Amended(UUID entryId, UnaryOperator<Note> change, boolean takenBack) implements NoteFold {}

    /** The event is about the person. */
    record Kept(UnaryOperator<Acquaintance> change) implements NoteFold {}

    /** The relationship was put away, or taken up again. */
    record Archived(boolean now) implements NoteFold {}

    /** The event is about two records, and no entry of either. */
    record OfTwo(Identity event) implements NoteFold {}

    /** The event leaves no trace here. */
    record Nothing() implements NoteFold {}

    static NoteFold of(EventEnvelope envelope, RelationshipEvent event) {
        return switch (event) {
            case ContactCaptured card -> told(envelope, card, null, null, null);
            case RelationshipEvent.Encounter told -> told(envelope, told, null, null, null);
            case FollowUpPlanned plan -> told(envelope, plan, plan.about(), plan.dueOn(), null);
            case FollowUpSkipped skipped -> new Closed(skipped.planId());
            case DetailRemembered detail -> told(envelope, detail, detail.detail(), detail.on(), null);
            case RapportRated _ -> new Nothing();
            case RelationshipEvent.Knowledge known -> told(envelope, known, null, null, null);
            case HelpOffered offer -> told(envelope, offer, offer.what(), null, null);
            case HelpResponseRecorded answer -> told(envelope, answer, null, null, answer.response());
            case OfferWithdrawn withdrawn -> new Closed(withdrawn.offerId());
            case RelationshipEvent.Help help -> told(envelope, help, null, null, null);
            case EntryCorrected corrected -> new Amended(corrected.entryId(), note -> note.corrected(corrected), false);
            case EntryRetracted retracted -> new Amended(retracted.entryId(), Note::fallen, true);
            case PersonDescribed described ->
                new Kept(person -> person.called(described.person().name()));
            case CadenceSet set -> new Kept(person -> person.keptInTouch(set.rhythm()));
            case RelationshipArchived _, PersonForgotten _ -> new Archived(true);
            case RelationshipRestored _ -> new Archived(false);
            case PersonTagged _, PersonUntagged _ -> new Nothing();
            case Identity identity -> new OfTwo(identity);
        };
    }

    private static NoteFold told(
            EventEnvelope envelope,
            RelationshipEvent event,
            @Nullable String text,
            @Nullable LocalDate on,
            @Nullable HelpResponse response) {
        return Deed.told(envelope, event)
                .<NoteFold>map(deed -> new Told(Note.of(deed, text, on, response, Note.State.OPEN)))
                .orElseGet(Nothing::new);
    }
}
