package io.rapport.command.domain.relationship;

import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.time.OutOfOrder;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of a relationship that a command can break. */
sealed interface RelationshipRejection extends Rejection {

    /** The same e-mail or profile URL belongs to a person whom the member met already. */
    record PersonAlreadyMet(UUID relationshipId, PersonKey.Kind by, boolean captured) implements RelationshipRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String field() {
            return by.field();
        }

        @Override
        public String detail() {
            return captured
                    ? "You have this person's card: record the meeting in the relationship that is there."
                    : "You have met this person: record what is new in the relationship that is there, or correct it.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("relationshipId", relationshipId, "captured", captured);
        }
    }

    /** A card in the drawer is not a person met. */
    record NotMetYet() implements RelationshipRejection {
        @Override
        public String detail() {
            return "You have this person's card and have not met them: record the meeting first.";
        }
    }

    record AlreadyMet(UUID entryId) implements RelationshipRejection {
        @Override
        public String detail() {
            return "You have met this person already: record a conversation, or correct the meeting.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("entryId", entryId);
        }
    }

    /** Nothing on a person precedes the meeting; {@code entryId} is an entry that would, if it is not the new one. */
    record BeforeMeeting(Instant metAt, @Nullable UUID entryId) implements RelationshipRejection {
        @Override
        public String field() {
            return "occurredAt";
        }

        @Override
        public String detail() {
            return entryId == null
                    ? "You met at " + metAt + ": give a time from then on, or correct the meeting's first."
                    : "The meeting would be later than an entry: give an earlier time, or correct the entry's first.";
        }

        @Override
        public Map<String, Object> facts() {
            return entryId == null ? Map.of("metAt", metAt) : Map.of("metAt", metAt, "entryId", entryId);
        }
    }

    /** A follow-up that refers to nothing is small talk. */
    record FollowUpNeedsReference() implements RelationshipRejection {
        @Override
        public String field() {
            return "reference";
        }

        @Override
        public String detail() {
            return "A follow-up refers to something that was discussed: name an earlier entry in reference.entryId, or"
                    + " say in reference.words what it was.";
        }
    }

    /** A follow-up is an encounter of its own, later than the one that it refers to. */
    record FollowUpNotLater(Instant referenceAt, UUID entryId) implements RelationshipRejection {
        @Override
        public String field() {
            return "occurredAt";
        }

        @Override
        public String detail() {
            return "A follow-up has to be later than what it refers to, which was at " + referenceAt + ".";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("referenceAt", referenceAt, "entryId", entryId);
        }
    }

    /**
     * What comes from another entry is not earlier than that one.
     *
     * @param laterId absent if it is the new entry
     */
    record NotInOrder(
            EntryKind earlier,
            UUID earlierId,
            Instant earlierAt,
            EntryKind later,
            @Nullable UUID laterId) implements RelationshipRejection, OutOfOrder {
        @Override
        public String detail() {
            return "The " + later.words() + " would be earlier than the " + earlier.words() + " that it comes from,"
                    + " which would be at " + earlierAt + ": put the time of one of the two right.";
        }
    }

    record NoSuchEntry(String field) implements RelationshipRejection {
        @Override
        public String detail() {
            return "Name an entry of this relationship that was not retracted.";
        }
    }

    record NoSuchAssumption() implements RelationshipRejection {
        @Override
        public String field() {
            return "assumptionId";
        }

        @Override
        public String detail() {
            return "Name an assumption of this relationship that was not retracted.";
        }
    }

    /** It is a guess no longer; {@code entryId} is what settled it. */
    record AssumptionAlreadySettled(UUID entryId) implements RelationshipRejection {
        @Override
        public String field() {
            return "assumptionId";
        }

        @Override
        public String detail() {
            return "This assumption was confirmed or corrected before: retract that entry first, or learn a new fact.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("entryId", entryId);
        }
    }

    record NoSuchConversation() implements RelationshipRejection {
        @Override
        public String field() {
            return "conversationId";
        }

        @Override
        public String detail() {
            return "Name an encounter of this relationship that was not retracted: the meeting, a conversation or a"
                    + " follow-up.";
        }
    }

    record NoSuchFollowUpPlan() implements RelationshipRejection {
        @Override
        public String field() {
            return "planId";
        }

        @Override
        public String detail() {
            return "Name a planned follow-up of this relationship that was not retracted.";
        }
    }

    record FollowUpPlanAlreadySettled() implements RelationshipRejection {
        @Override
        public String field() {
            return "planId";
        }

        @Override
        public String detail() {
            return "This plan was followed or skipped before: leave it out, or name an open one.";
        }
    }

    record NoSuchOffer() implements RelationshipRejection {
        @Override
        public String field() {
            return "offerId";
        }

        @Override
        public String detail() {
            return "Name an offer of this relationship that was not retracted.";
        }
    }

    /** A polite yes is really a no: without enthusiasm there is nothing to follow through. */
    record HelpNotWanted() implements RelationshipRejection {
        @Override
        public String field() {
            return "offerId";
        }

        @Override
        public String detail() {
            return "Only help that was welcomed with enthusiasm is followed through: ask first, and record the"
                    + " response.";
        }
    }

    record AlreadyFollowedThrough(UUID entryId) implements RelationshipRejection {
        @Override
        public String field() {
            return "offerId";
        }

        @Override
        public String detail() {
            return "You followed through on this offer already. Offer again, if there is more to give.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("entryId", entryId);
        }
    }

    /** Whether help was on target shows only after it was given. */
    record NotFollowedThrough() implements RelationshipRejection {
        @Override
        public String field() {
            return "offerId";
        }

        @Override
        public String detail() {
            return "An outcome needs the help to have been given: follow through first.";
        }
    }

    record OutcomeAlreadyRecorded(UUID entryId) implements RelationshipRejection {
        @Override
        public String field() {
            return "offerId";
        }

        @Override
        public String detail() {
            return "The outcome of this help was recorded before: correct or retract that entry.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("entryId", entryId);
        }
    }

    record OfferAlreadyWithdrawn() implements RelationshipRejection {
        @Override
        public String field() {
            return "offerId";
        }

        @Override
        public String detail() {
            return "You took this offer back. Make a new one.";
        }
    }

    record EntryAlreadyRetracted() implements RelationshipRejection {
        @Override
        public String field() {
            return "entryId";
        }

        @Override
        public String detail() {
            return "This entry was retracted. Record it anew, if it happened after all.";
        }
    }

    /** Without the meeting there is no relationship. */
    record CaptureCannotBeRetracted() implements RelationshipRejection {
        @Override
        public String detail() {
            return "A relationship begins with the captured contact: correct it, or archive the relationship.";
        }
    }

    record MeetingCannotBeRetracted() implements RelationshipRejection {
        @Override
        public String field() {
            return "entryId";
        }

        @Override
        public String detail() {
            return "Every relationship begins with a meeting: correct the meeting, or archive the relationship.";
        }
    }

    record EntryHasNoText() implements RelationshipRejection {
        @Override
        public String field() {
            return "text";
        }

        @Override
        public String detail() {
            return "A confirmation has no text of its own: correct its time, or the assumption's text.";
        }
    }

    /** Only a planned follow-up is due on a day, and only a detail has one. */
    record EntryHasNoSuchDate(String field) implements RelationshipRejection {
        @Override
        public String detail() {
            return "dueOn belongs to a planned follow-up, on to a remembered detail: leave it out.";
        }
    }

    record PersonIsForgotten() implements RelationshipRejection {
        @Override
        public String detail() {
            return "This person was forgotten, and nothing is recorded about them any more. If you met them again, record"
                    + " that as a new acquaintance (meetPerson).";
        }
    }

    record RelationshipIsArchived() implements RelationshipRejection {
        @Override
        public String detail() {
            return "This relationship is archived: restore it first.";
        }
    }

    record RelationshipNotArchived() implements RelationshipRejection {
        @Override
        public String detail() {
            return "This relationship is not archived, so there is nothing to restore.";
        }
    }

    record NoSuchGathering(String field) implements RelationshipRejection {
        @Override
        public String detail() {
            return "Name a gathering of yours, or leave it out.";
        }
    }

    /** Whoever introduced the person is somebody whom the member knows. */
    record NoSuchIntroducer() implements RelationshipRejection {
        @Override
        public String field() {
            return "howMet.introducedBy";
        }

        @Override
        public String detail() {
            return "Name a relationship of yours: whoever introduced you is someone you have met.";
        }
    }
}
