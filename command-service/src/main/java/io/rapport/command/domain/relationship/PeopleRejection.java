package io.rapport.command.domain.relationship;

import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.time.OutOfOrder;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of relationships that a command of another context can break: they are called as their own are. */
sealed interface PeopleRejection extends Rejection {

    /** {@code field} is where the request names the person, if it does. */
    record NoSuchRelationship(@Nullable String field) implements PeopleRejection {
        @Override
        public String detail() {
            return "You have no such relationship: name one of yours, or record the meeting first.";
        }
    }

    /** {@code field} is where the request names the person, if it does. */
    record RelationshipIsArchived(@Nullable String field, UUID relationshipId) implements PeopleRejection {
        @Override
        public String detail() {
            return "You have put this relationship away: restore it first.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("relationshipId", relationshipId);
        }
    }

    /** {@code field} is where the request names the person, if it does. */
    record PersonIsForgotten(@Nullable String field, UUID relationshipId) implements PeopleRejection {
        @Override
        public String detail() {
            return "This person was forgotten, and nothing new is recorded about them. If you met them again, record that"
                    + " as a new acquaintance (meetPerson), and name that one.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("relationshipId", relationshipId);
        }
    }

    /** A card in the drawer is nobody whom one was with. */
    record NotMetYet(@Nullable String field, UUID relationshipId) implements PeopleRejection {
        @Override
        public String detail() {
            return "You have this person's card and have not met them: record the meeting first.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("relationshipId", relationshipId);
        }
    }

    /** Nothing on a person precedes the meeting. */
    record BeforeMeeting(UUID relationshipId, Instant metAt) implements PeopleRejection {
        @Override
        public String field() {
            return "occurredAt";
        }

        @Override
        public String detail() {
            return "You met whoever this names at " + metAt
                    + ": give a time from then on, or correct that meeting first.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("relationshipId", relationshipId, "metAt", metAt);
        }
    }

    /** What something comes from is an entry of a person whom it is about. */
    record NoSuchEntry(String field, boolean encounter) implements PeopleRejection {
        @Override
        public String detail() {
            return encounter
                    ? "Name an encounter with the person whom this is about that was not retracted: the meeting, a"
                            + " conversation or a follow-up. If this is about no one of your people, say in"
                            + " relationshipId with whom it was."
                    : "Name an entry of somebody whom this is about that was not retracted.";
        }
    }

    /**
     * What comes from an entry of a relationship is not earlier than that one.
     *
     * @param laterId absent if it is the new entry
     */
    record NotInOrder(
            UUID earlierId, Instant earlierAt, @Nullable UUID laterId) implements PeopleRejection, OutOfOrder {
        @Override
        public String detail() {
            return "This would be earlier than the entry that it comes from, which would be at " + earlierAt
                    + ": put the time of one of the two right.";
        }
    }
}
