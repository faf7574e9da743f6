package io.rapport.command.domain.careerplan;

import io.rapport.command.kernel.rules.Rejection;
import java.time.LocalDate;
import java.util.Map;

/** The rules of a career plan that a command can break. */
sealed interface CareerPlanRejection extends Rejection {

    record PlanNotDrafted() implements CareerPlanRejection {
        @Override
        public String detail() {
            return "You have no career plan yet: draft it in your own words first.";
        }
    }

    /** What one hopes for in some years is counted from about now. */
    record HorizonTooFarAhead(LocalDate latest) implements CareerPlanRejection {
        @Override
        public String field() {
            return "from";
        }

        @Override
        public String detail() {
            return "These years begin within a year: give a day up to " + latest + ", or leave it out.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("latest", latest);
        }
    }

    record NoSuchHorizon() implements CareerPlanRejection {
        @Override
        public String field() {
            return "horizon";
        }

        @Override
        public String detail() {
            return "Name a horizon that you have set, or set this one first: say what you hope for in these years.";
        }
    }

    record NoSuchAim(String field) implements CareerPlanRejection {
        @Override
        public String detail() {
            return "Name an aim of your career plan.";
        }
    }

    record AimIsRetired(String field) implements CareerPlanRejection {
        @Override
        public String detail() {
            return "This aim was retired. Name one that you pursue, or add it anew.";
        }
    }

    record NoSuchMilestone() implements CareerPlanRejection {
        @Override
        public String field() {
            return "entryId";
        }

        @Override
        public String detail() {
            return "Name a milestone of your career plan.";
        }
    }

    record MilestoneAlreadyRetracted() implements CareerPlanRejection {
        @Override
        public String field() {
            return "entryId";
        }

        @Override
        public String detail() {
            return "This milestone was retracted. Record it anew, if you reached it after all.";
        }
    }
}
