package io.rapport.command.domain.member;

import io.rapport.command.kernel.rules.Rejection;

/** The rules of a member's own choices that a command can break. */
sealed interface MemberRejection extends Rejection {

    /** Nobody is forgotten by a slip: not whoever operates for a tenant, either. */
    record ForgettingNotConfirmed() implements MemberRejection {
        @Override
        public String field() {
            return "memberId";
        }

        @Override
        public String detail() {
            return "There is no way back: say once more whom you mean, by the subject of their tokens.";
        }
    }

    record NotOptedOut() implements MemberRejection {
        @Override
        public String detail() {
            return "You are counted in figures already: you did not opt out, or you opted in again.";
        }
    }

    record NoCalendarFeed() implements MemberRejection {
        @Override
        public String detail() {
            return "There is no calendar feed of yours: none was issued, or it was revoked already.";
        }
    }
}
