package io.rapport.command.kernel.time;

import io.rapport.command.kernel.rules.Rejection;
import java.time.LocalDate;
import java.util.Map;

/** The rules of time that hold whatever it is that happened. */
public sealed interface TimeRejection extends Rejection {

    /** Events are what happened; what will happen is a plan. */
    record NotYetHappened(String field) implements TimeRejection {
        @Override
        public String detail() {
            return "It has to have happened: at most 5 minutes ahead of now, and on no later day than your today. If you have"
                    + " travelled, choose your time zone.";
        }
    }

    /** Wherever on earth the member was, that instant was not on that day. */
    record DayContradictsInstant(LocalDate earliest, LocalDate latest) implements TimeRejection {
        @Override
        public String field() {
            return "occurredOn";
        }

        @Override
        public String detail() {
            return "The instant was on another day in every time zone. State a day from " + earliest + " to " + latest
                    + ", or leave out one of the two.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("earliest", earliest, "latest", latest);
        }
    }
}
