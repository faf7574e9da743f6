package io.rapport.command.domain.mission;

import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.time.OutOfOrder;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of a mission that a command can break. */
sealed interface MissionRejection extends Rejection {

    /**
     * Who has nothing to ask is not on a mission; {@code field} is where the request names the questions, if it does.
     */
    record MissionNeedsQuestion(@Nullable String field) implements MissionRejection {
        @Override
        public String detail() {
            return "A mission has at least one question: say what you want to find out, or add another one before you"
                    + " drop the last.";
        }
    }

    /** An encounter is a mission both ways. */
    record MissionNeedsShare() implements MissionRejection {
        @Override
        public String field() {
            return "shareOfMyself";
        }

        @Override
        public String detail() {
            return "A mission is to be understood as well as to understand: say in shareOfMyself what they shall"
                    + " understand about you.";
        }
    }

    record TooManyQuestions(int most) implements MissionRejection {
        @Override
        public String detail() {
            return "A mission has at most " + most + " questions: drop one before you add another.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("most", most);
        }
    }

    record NoSuchQuestion() implements MissionRejection {
        @Override
        public String detail() {
            return "This mission has no such question: take the id of one that the mission shows.";
        }
    }

    record QuestionIsDropped() implements MissionRejection {
        @Override
        public String detail() {
            return "This question was dropped: add it anew, if you ask it after all.";
        }
    }

    /** One looks back once; {@code entryId} is the debrief that was recorded. */
    record MissionAlreadyDebriefed(UUID entryId) implements MissionRejection {
        @Override
        public String detail() {
            return "This mission was debriefed already: correct the debrief, or retract it to open the mission again.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("entryId", entryId);
        }
    }

    record MissionNotDebriefed() implements MissionRejection {
        @Override
        public String detail() {
            return "No debrief of this mission is recorded, or it was retracted: debrief the mission first.";
        }
    }

    record MissionIsCancelled() implements MissionRejection {
        @Override
        public String detail() {
            return "This mission was cancelled. Plan it anew, if it takes place after all.";
        }
    }

    record NoSuchGathering() implements MissionRejection {
        @Override
        public String field() {
            return "about.gatheringId";
        }

        @Override
        public String detail() {
            return "You have no such gathering: name one of yours, or plan it first.";
        }
    }

    /** Whom a mission is about is whom it asks. */
    record AnswerOfSomebodyElse() implements MissionRejection {
        @Override
        public String field() {
            return "relationshipId";
        }

        @Override
        public String detail() {
            return "This mission is about one of your people: name nobody, or them. What somebody else said is an"
                    + " answer to a mission about them.";
        }
    }

    /** Of a mission that is about nobody in particular, an encounter says who answered. */
    record AnswerNeedsEncounter() implements MissionRejection {
        @Override
        public String field() {
            return "encounterId";
        }

        @Override
        public String detail() {
            return "Say in encounterId in which encounter with them it was heard, or leave relationshipId out.";
        }
    }

    record NoSuchAnswer() implements MissionRejection {
        @Override
        public String detail() {
            return "This mission has no such answer: take the id that recording it was answered with.";
        }
    }

    record AnswerAlreadyRetracted() implements MissionRejection {
        @Override
        public String detail() {
            return "This answer was taken back already: record it anew, if it was given after all.";
        }
    }

    /**
     * A debrief looks back on the answers.
     *
     * @param earlierId absent if it is the new entry
     * @param laterId absent if it is the new entry
     */
    record NotInOrder(
            @Nullable UUID earlierId,
            Instant earlierAt,
            @Nullable UUID laterId) implements MissionRejection, OutOfOrder {
        @Override
        public String detail() {
            return "The debrief would be earlier than an answer that it looks back on, which would be at " + earlierAt
                    + ": put the time of one of the two right.";
        }
    }
}
