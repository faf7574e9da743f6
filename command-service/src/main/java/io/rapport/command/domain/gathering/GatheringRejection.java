package io.rapport.command.domain.gathering;

import io.rapport.command.kernel.rules.Rejection;
import io.rapport.events.gathering.GatheringRole;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** The rules of a gathering that a command can break. */
sealed interface GatheringRejection extends Rejection {

    record EndsBeforeStart() implements GatheringRejection {
        @Override
        public String field() {
            return "endsOn";
        }

        @Override
        public String detail() {
            return "A gathering ends on the day on which it starts, or later.";
        }
    }

    /** An evening is something to come to for its theme, and something that everybody does. */
    record HostingNeedsTheme(String field) implements GatheringRejection {
        @Override
        public String detail() {
            return "Who hosts says what it is about in theme, and what everybody does together in activity.";
        }
    }

    record NotTheHost() implements GatheringRejection {
        @Override
        public String detail() {
            return "You attend this gathering: only who hosts it invites, records guests and holds it.";
        }
    }

    /** Who hosts is there by holding it. */
    record YouAreTheHost() implements GatheringRejection {
        @Override
        public String detail() {
            return "You host this gathering: record that you held it.";
        }
    }

    record AlreadyInvited(UUID invitationId) implements GatheringRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "Whoever that is, is invited already: record their answer, or say of another one who it is.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("invitationId", invitationId);
        }
    }

    record NoSuchInvitation() implements GatheringRejection {
        @Override
        public String field() {
            return "invitationId";
        }

        @Override
        public String detail() {
            return "Nobody was invited to this gathering by that id.";
        }
    }

    /** One comes once; {@code guestId} is the guest who was recorded. */
    record GuestAlreadyRecorded(UUID guestId) implements GatheringRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "This guest is recorded already: retract it, if it was somebody else.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("guestId", guestId);
        }
    }

    record NoSuchGuest() implements GatheringRejection {
        @Override
        public String detail() {
            return "No guest of this gathering has that id, or it was retracted.";
        }
    }

    record GatheringIsCancelled() implements GatheringRejection {
        @Override
        public String detail() {
            return "This gathering was cancelled. Plan it anew, if it takes place after all.";
        }
    }

    /** Nobody came to what has not begun. */
    record NotYetHappened(LocalDate startsOn) implements GatheringRejection {
        @Override
        public String detail() {
            return "The gathering begins on " + startsOn + ": record from that day on who came.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("startsOn", startsOn);
        }
    }

    /** One is there once; {@code entryId} is what was recorded of it, of a host that they held it. */
    record AlreadyAttended(UUID entryId, GatheringRole role) implements GatheringRejection {
        @Override
        public String detail() {
            return role == GatheringRole.HOST
                    ? "You have recorded that you held it: correct or retract that, if it was otherwise."
                    : "Your attendance was recorded already: correct or retract it, if it was otherwise.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("entryId", entryId);
        }
    }

    record NotAttended(GatheringRole role) implements GatheringRejection {
        @Override
        public String detail() {
            return role == GatheringRole.HOST
                    ? "It is not recorded that you held this gathering, or that was retracted: record it first."
                    : "No attendance of this gathering is recorded, or it was retracted: record it first.";
        }
    }

    record AttendanceOutsideGathering(LocalDate startsOn, LocalDate endsOn) implements GatheringRejection {
        @Override
        public String field() {
            return "occurredOn";
        }

        @Override
        public String detail() {
            return "The gathering is from " + startsOn + " to " + endsOn + ": state one of its days in occurredOn.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("startsOn", startsOn, "endsOn", endsOn);
        }
    }
}
