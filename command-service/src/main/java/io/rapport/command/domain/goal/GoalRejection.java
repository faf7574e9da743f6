package io.rapport.command.domain.goal;

import io.rapport.command.kernel.rules.Rejection;
import java.time.LocalDate;
import java.util.Map;

/** The rules of a goal that a command can break. */
sealed interface GoalRejection extends Rejection {

    /** Goals serve an aim or a long-term goal, or matter in the member's own words; otherwise what is the point? */
    record GoalNeedsPurpose() implements GoalRejection {
        @Override
        public String field() {
            return "purpose";
        }

        @Override
        public String detail() {
            return "Say what the goal is good for: name a long-term goal in supportsGoalId or an aim of your career plan"
                    + " in aimId, or say in words why it matters to you.";
        }
    }

    record NoSuchGoal(String field) implements GoalRejection {
        @Override
        public String detail() {
            return "Name a long-term goal of yours, or say in words why this goal matters.";
        }
    }

    record SupportedGoalNotLongTerm(String field) implements GoalRejection {
        @Override
        public String detail() {
            return "Only a long-term goal is supported by others: name one, or say in words why this goal matters.";
        }
    }

    record SupportedGoalClosed(String field) implements GoalRejection {
        @Override
        public String detail() {
            return "The goal that this one would support is closed: name an open one, or say in words why it matters.";
        }
    }

    record GoalSupportsItself() implements GoalRejection {
        @Override
        public String field() {
            return "supportsGoalId";
        }

        @Override
        public String detail() {
            return "A goal cannot be its own purpose: name another long-term goal, or say in words why it matters.";
        }
    }

    record GoalsSupportEachOther() implements GoalRejection {
        @Override
        public String field() {
            return "supportsGoalId";
        }

        @Override
        public String detail() {
            return "The goal that you name supports this one, by itself or through others: name one that does not, or say"
                    + " in words why this goal matters.";
        }
    }

    record DeadlineBeforeStart(LocalDate startsOn) implements GoalRejection {
        @Override
        public String field() {
            return "tracking.deadline";
        }

        @Override
        public String detail() {
            return "The goal starts on " + startsOn + ": its deadline is that day or a later one.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("startsOn", startsOn);
        }
    }

    /** The measure counts something that does not have what the filter asks for. */
    record FilterDoesNotFit(String criterion) implements GoalRejection {
        @Override
        public String field() {
            return "tracking.filter." + criterion;
        }

        @Override
        public String detail() {
            return "gatheringKind and gatheringRole go with GATHERINGS, newConnectionsOnly with FOLLOW_UPS, skill with"
                    + " SKILL_PRACTISED, and what describes a person with what is about people.";
        }
    }

    record GoalAlreadyPaused(LocalDate from) implements GoalRejection {
        @Override
        public String detail() {
            return "This goal is paused since " + from + ". Resume it first.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("from", from);
        }
    }

    record GoalNotPaused() implements GoalRejection {
        @Override
        public String detail() {
            return "This goal is not paused, so there is nothing to resume.";
        }
    }

    /** Paused days count nothing, so there is nothing about them to assess. */
    record GoalIsPaused(LocalDate from) implements GoalRejection {
        @Override
        public String detail() {
            return "This goal is paused since " + from + ": resume it, or state an earlier day.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("from", from);
        }
    }

    record GoalIsClosed() implements GoalRejection {
        @Override
        public String detail() {
            return "This goal is closed. Set a new one, if it goes on.";
        }
    }

    record GoalNotQualitative() implements GoalRejection {
        @Override
        public String detail() {
            return "Only a qualitative goal is assessed: this one is counted.";
        }
    }

    record GoalNotRecurring() implements GoalRejection {
        @Override
        public String detail() {
            return "Only a recurring goal has periods to excuse.";
        }
    }

    record AssessmentBeforeStart(LocalDate startsOn) implements GoalRejection {
        @Override
        public String field() {
            return "occurredOn";
        }

        @Override
        public String detail() {
            return "The goal starts on " + startsOn + ": what was before does not count.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("startsOn", startsOn);
        }
    }

    record NoSuchAssessment() implements GoalRejection {
        @Override
        public String field() {
            return "entryId";
        }

        @Override
        public String detail() {
            return "Name an assessment of this goal.";
        }
    }

    record AssessmentAlreadyRetracted() implements GoalRejection {
        @Override
        public String field() {
            return "entryId";
        }

        @Override
        public String detail() {
            return "This assessment was retracted. Assess anew, if you did after all.";
        }
    }

    record NoSuchPeriod() implements GoalRejection {
        @Override
        public String field() {
            return "day";
        }

        @Override
        public String detail() {
            return "Name a day in one of the goal's periods: from the one of its start to the one of its deadline.";
        }
    }

    record PeriodAlreadyExcused() implements GoalRejection {
        @Override
        public String field() {
            return "day";
        }

        @Override
        public String detail() {
            return "The period that holds this day is excused already.";
        }
    }
}
