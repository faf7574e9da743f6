package io.rapport.query.models.goal;

import io.rapport.events.Alike;
import io.rapport.events.Entry;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.CadenceSet;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.DetailRemembered;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FactLearned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.HelpOutcomeRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpReceived;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.OfferWithdrawn;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonForgotten;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.PersonUntagged;
import io.rapport.events.relationship.RelationshipEvent.RapportRated;
import io.rapport.events.relationship.RelationshipEvent.RelationshipArchived;
import io.rapport.events.relationship.RelationshipEvent.RelationshipRestored;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each event of a relationship changes about the {@link Contact}. */
final class ContactFold {

    /** What an event makes of the contact; there is none before the meeting or the card. */
    sealed interface Change {

        Contact applyTo(@Nullable Contact before);

        /** Something was done with them. */
        record Did(Act act) implements Change {

            @Override
            public Contact applyTo(@Nullable Contact before) {
                return known(before).plus(act);
            }
        }

        /** An entry happened on another day than was said. */
        record Corrected(EntryCorrected correction) implements Change {

            @Override
            public Contact applyTo(@Nullable Contact before) {
                return known(before).corrected(this::move, Stream.empty());
            }

            Act move(Act act) {
                return act.entryId().equals(correction.entryId())
                        ? act.movedTo(correction.occurredOn(), correction.occurredAt())
                        : act;
            }
        }

        /** Everything else. */
        record Other(UnaryOperator<@Nullable Contact> change) implements Change {

            @Override
            public Contact applyTo(@Nullable Contact before) {
                return known(change.apply(before));
            }
        }
    }

    private ContactFold() {}

    /** The change, or empty if the event is nothing to any goal: most of them are then neither loaded nor written. */
    static Optional<Change> change(RelationshipEvent event) {
        return switch (event) {
            case ContactCaptured card -> Optional.of(new Change.Other(none -> captured(card)));
            case PersonMet met -> Optional.of(new Change.Other(card -> met(card, met)));
            case PersonDescribed described -> known(contact -> described(contact, described.person()));
            case PersonTagged tagged -> known(contact -> tagged(contact, tagged.tag()));
            case PersonUntagged untagged -> known(contact -> untagged(contact, untagged.tag()));
            case ConversationRecorded talked -> did(talked, Act.Kind.CONVERSATION);
            case FollowUpRecorded followedUp -> did(followedUp, Act.Kind.FOLLOW_UP);
            case AssumptionConfirmed confirmed -> did(confirmed, Act.Kind.CERTAINTY);
            case AssumptionCorrected corrected -> did(corrected, Act.Kind.CERTAINTY);
            case FactLearned learned -> did(learned, Act.Kind.CERTAINTY);
            case HelpFollowedThrough helped -> did(helped, Act.Kind.FOLLOW_THROUGH);
            // A follow-up may refer to nothing but one of these, which falls with its offer.
            case HelpResponseRecorded response -> did(response, Act.Kind.GROUND);
            case HelpOutcomeRecorded outcome -> did(outcome, Act.Kind.GROUND);
            case EntryCorrected corrected -> Optional.of(new Change.Corrected(corrected));
            case EntryRetracted retracted -> known(contact -> contact.retract(retracted.entryId()));
            case AssumptionRecorded _,
                    DetailRemembered _,
                    RelationshipEvent.Planning _,
                    HelpOffered _,
                    OfferWithdrawn _,
                    HelpReceived _,
                    RapportRated _,
                    CadenceSet _,
                    PersonForgotten _,
                    RelationshipArchived _,
                    RelationshipRestored _,
                    RelationshipEvent.Identity _ -> Optional.empty();
        };
    }

    private static Optional<Change> known(UnaryOperator<Contact> change) {
        return Optional.of(new Change.Other(contact -> change.apply(known(contact))));
    }

    static Contact known(@Nullable Contact contact) {
        return Objects.requireNonNull(contact, "every relationship begins with the meeting or a card");
    }

    private static Optional<Change> did(Entry entry, Act.Kind kind) {
        return Optional.of(new Change.Did(
                new Act(entry.entryId(), kind, entry.occurredOn(), entry.occurredAt(), List.copyOf(entry.restsOn()))));
    }

    private static Contact captured(ContactCaptured card) {
        return Contact.captured(
                card.relationshipId(),
                description(card.person(), card.tags()),
                new Act(card.entryId(), Act.Kind.CAPTURE, card.occurredOn(), card.occurredAt()));
    }

    private static Contact met(@Nullable Contact card, PersonMet met) {
        Act meeting = new Act(met.entryId(), Act.Kind.MEETING, met.occurredOn(), met.occurredAt());
        return card == null
                ? Contact.met(met.relationshipId(), description(met.person(), met.tags()), meeting)
                : card.met(meeting);
    }

    private static Contact described(Contact contact, Person person) {
        return contact.described(description(person, contact.description().tags()));
    }

    private static Contact tagged(Contact contact, String tag) {
        List<String> tags = contact.description().tags();
        return tags.stream().anyMatch(other -> Alike.are(other, tag))
                ? contact
                : withTags(contact, Stream.concat(tags.stream(), Stream.of(tag)).toList());
    }

    private static Contact untagged(Contact contact, String tag) {
        return withTags(
                contact,
                contact.description().tags().stream()
                        .filter(other -> !Alike.are(other, tag))
                        .toList());
    }

    private static Contact.Description description(Person person, Collection<String> tags) {
        return Contact.Description.of(
                person.kind(),
                person.industry(),
                person.expert(),
                tags.stream().sorted().toList());
    }

    private static Contact withTags(Contact contact, List<String> tags) {
        Contact.Description now = contact.description();
        return contact.described(Contact.Description.of(now.kind(), now.industry(), now.expert(), tags));
    }
}
