package io.rapport.command.domain.programme;

import io.rapport.command.kernel.rules.Rejection;

/** The rules of programmes that a command can break. */
sealed interface ProgrammeRejection extends Rejection {

    record EndsBeforeItBegins() implements ProgrammeRejection {
        @Override
        public String field() {
            return "to";
        }

        @Override
        public String detail() {
            return "The last day of a programme is its first one or later.";
        }
    }

    /** Nobody joins any more, and nothing of it changes. */
    record ProgrammeIsClosed() implements ProgrammeRejection {
        @Override
        public String detail() {
            return "The programme is closed: open another one.";
        }
    }

    /** Its last day is past. */
    record ProgrammeIsOver() implements ProgrammeRejection {
        @Override
        public String detail() {
            return "The last day of the programme is past: an admin can give it a later one.";
        }
    }

    record AlreadyEnrolled() implements ProgrammeRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The member takes part in it already.";
        }
    }

    /** Nobody joins who was not asked. */
    record NotInvited() implements ProgrammeRejection {
        @Override
        public String detail() {
            return "There is no invitation to this programme that waits for an answer: ask its coach for one.";
        }
    }

    /** An answer stands, whatever becomes of the invitation. */
    record InvitationAnswered() implements ProgrammeRejection {
        @Override
        public String detail() {
            return "The invitation was answered already, so there is nothing to take back.";
        }
    }

    record NotEnrolled() implements ProgrammeRejection {
        @Override
        public String detail() {
            return "Only who takes part in a programme can leave it; an invitation is declined.";
        }
    }
}
