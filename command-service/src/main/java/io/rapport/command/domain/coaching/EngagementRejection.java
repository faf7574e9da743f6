package io.rapport.command.domain.coaching;

import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.time.OutOfOrder;
import io.rapport.events.coaching.Scope;
import io.rapport.events.coaching.SessionKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of an engagement that a command can break. */
sealed interface EngagementRejection extends Rejection {

    /** An engagement of the same two is there, proposed or accepted. */
    record AlreadyEngaged() implements EngagementRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The two of you have an engagement that is proposed or accepted: go on with that one, or end it first.";
        }
    }

    /** Nobody coaches themselves. */
    record CoachIsMember() implements EngagementRejection {
        @Override
        public String field() {
            return "coachId";
        }

        @Override
        public String detail() {
            return "A coach is somebody else than the member: name another one.";
        }
    }

    record OnlyTheMember() implements EngagementRejection {
        @Override
        public String detail() {
            return "This is the member's to do, and not the coach's.";
        }
    }

    record OnlyTheCoach() implements EngagementRejection {
        @Override
        public String detail() {
            return "This is the coach's to do, and not the member's.";
        }
    }

    /** One does not say yes or no to oneself. */
    record NotYourOwnProposal() implements EngagementRejection {
        @Override
        public String detail() {
            return "You proposed it yourself, so the other one of you answers. You can take it back: end the engagement, or"
                    + " cancel the session.";
        }
    }

    record EngagementNotOpen(Standing standing) implements EngagementRejection {
        @Override
        public String detail() {
            return switch (standing) {
                case PROPOSED ->
                    "It is proposed and not accepted yet: until then there may be a first call and nothing else.";
                case ACCEPTED -> "It is accepted already: end it, if it is to be over.";
                case DECLINED -> "It was declined. Propose another one, if you both think again.";
                case ENDED -> "It was ended, and everything is closed. Propose another one, if you go on.";
            };
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("standing", standing);
        }
    }

    /** What is granted is open at once. */
    record OpensLater() implements EngagementRejection {
        @Override
        public String field() {
            return "from";
        }

        @Override
        public String detail() {
            return "A grant begins at once, so its first day is today or earlier: grant it on the day on which it is to begin.";
        }
    }

    /** Times that are agreed lie ahead. */
    record TimeIsPast(String field) implements EngagementRejection {
        @Override
        public String detail() {
            return "A session is arranged for a time to come. One that took place is recorded.";
        }
    }

    record NoSuchSession() implements EngagementRejection {
        @Override
        public String field() {
            return "sessionId";
        }

        @Override
        public String detail() {
            return "No session of this engagement was requested by that id.";
        }
    }

    record SessionIsCancelled() implements EngagementRejection {
        @Override
        public String detail() {
            return "This session was cancelled: request another one.";
        }
    }

    record SessionAlreadyConfirmed(Instant at) implements EngagementRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "This session is confirmed for " + at + ": cancel it and request another one, if that does not fit.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("at", at);
        }
    }

    record TimeNotProposed(List<Instant> proposedTimes) implements EngagementRejection {
        @Override
        public String field() {
            return "at";
        }

        @Override
        public String detail() {
            return "Choose one of the times that were proposed, or request a session at others.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("proposedTimes", proposedTimes);
        }
    }

    /** A session takes place once; {@code entryId} is what was recorded of it. */
    record SessionAlreadyRecorded(UUID entryId) implements EngagementRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "It is recorded that this session took place: correct or retract that, if it was otherwise.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("entryId", entryId);
        }
    }

    /** The first call binds nobody. */
    record FirstCallBindsNobody() implements EngagementRejection {
        @Override
        public String field() {
            return "actions";
        }

        @Override
        public String detail() {
            return "Nothing is agreed in a " + SessionKind.FIRST_CALL + " before the engagement is accepted: leave the"
                    + " actions out, and assign them then.";
        }
    }

    record NoSuchAction() implements EngagementRejection {
        @Override
        public String field() {
            return "actionId";
        }

        @Override
        public String detail() {
            return "No action of this engagement has that id, or the session in which it was agreed was retracted.";
        }
    }

    /** {@code entryId} is the completion that was recorded. */
    record ActionAlreadyCompleted(UUID entryId) implements EngagementRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "This action is completed already: correct or retract that, if it was otherwise.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("entryId", entryId);
        }
    }

    /** The member has not opened what the feedback is about. */
    record ScopeNotGranted(Scope scope) implements EngagementRejection {
        @Override
        public String field() {
            return "subject";
        }

        @Override
        public String detail() {
            return "The member has not opened " + scope + " to you: ask them to grant it.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("scope", scope);
        }
    }

    /** The member has none, or not where the coach sees it: which of the two is not told. */
    record NoSuchSubject() implements EngagementRejection {
        @Override
        public String field() {
            return "subject";
        }

        @Override
        public String detail() {
            return "Nothing of that id is open to you: name a goal, an entry or a mission that you see.";
        }
    }

    record OnlyGoalsHavePeriods() implements EngagementRejection {
        @Override
        public String field() {
            return "subject.periodStart";
        }

        @Override
        public String detail() {
            return "A period is one of a goal: name the goal too, or leave the period out.";
        }
    }

    record NoSuchCoachingEntry() implements EngagementRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "No session, completion or feedback of this engagement has that id.";
        }
    }

    record EntryAlreadyRetracted() implements EngagementRejection {
        @Override
        public String detail() {
            return "This entry was taken back already.";
        }
    }

    /** What one wrote is theirs to put right. */
    record RecordedByTheOther() implements EngagementRejection {
        @Override
        public String detail() {
            return "The other one of you recorded this: only they correct it or take it back.";
        }
    }

    /** Nothing is done before it was agreed. */
    record NotInOrder(
            @Nullable UUID earlierId,
            Instant earlierAt,
            @Nullable UUID laterId) implements EngagementRejection, OutOfOrder {
        @Override
        public String detail() {
            return "An action would be completed earlier than the session in which it was agreed, which would be at "
                    + earlierAt + ": put the time of one of the two right.";
        }
    }
}
