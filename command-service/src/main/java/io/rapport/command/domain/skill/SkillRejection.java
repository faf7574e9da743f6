package io.rapport.command.domain.skill;

import io.rapport.command.kernel.rules.Rejection;

/** The rules of skills that a command can break. */
sealed interface SkillRejection extends Rejection {

    record SkillNotChosen() implements SkillRejection {
        @Override
        public String field() {
            return "skill";
        }

        @Override
        public String detail() {
            return "You have not chosen to practise this skill: choose it first, or name one that you have chosen.";
        }
    }

    record SkillChosenTwice() implements SkillRejection {
        @Override
        public String field() {
            return "skills";
        }

        @Override
        public String detail() {
            return "Two of the skills are the same: name each once.";
        }
    }

    record NoSuchPractice() implements SkillRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "You have recorded no practice by that id.";
        }
    }

    record PracticeAlreadyRetracted() implements SkillRejection {
        @Override
        public String detail() {
            return "This practice was taken back already: record it anew, if it happened after all.";
        }
    }
}
