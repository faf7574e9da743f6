package io.rapport.command.domain.gathering;

import io.rapport.command.kernel.rules.Rejection;
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

    record GatheringIsCancelled() implements GatheringRejection {
        @Override
        public String detail() {
            return "This gathering was cancelled. Plan it anew, if it takes place after all.";
        }
    }

    /** One is there once; {@code entryId} is the attendance that was recorded. */
    record AlreadyAttended(UUID entryId) implements GatheringRejection {
        @Override
        public String detail() {
            return "Your attendance was recorded already: correct or retract it, if it was otherwise.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("entryId", entryId);
        }
    }

    record NotAttended() implements GatheringRejection {
        @Override
        public String detail() {
            return "No attendance of this gathering is recorded, or it was retracted: record it first.";
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
