package io.rapport.command.domain.introduction;

import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.time.OutOfOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of an introduction that a command can break. */
sealed interface IntroductionRejection extends Rejection {

    record IntroducesOnePerson() implements IntroductionRejection {
        @Override
        public String field() {
            return "secondId";
        }

        @Override
        public String detail() {
            return "Nobody is introduced to themselves: name two different people.";
        }
    }

    record NotOneOfTheTwo(UUID firstId, UUID secondId) implements IntroductionRejection {
        @Override
        public String field() {
            return "relationshipId";
        }

        @Override
        public String detail() {
            return "An answer is one of the two people's who are to be introduced: name one of them.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("firstId", firstId, "secondId", secondId);
        }
    }

    /**
     * Without enthusiasm on both sides nobody is introduced.
     *
     * @param missing who was not asked yet, or whose answer was taken back
     * @param notEnough whose latest answer is less than enthusiastic
     */
    record IntroductionNotWanted(List<UUID> missing, List<UUID> notEnough) implements IntroductionRejection {

        public IntroductionNotWanted {
            missing = List.copyOf(missing);
            notEnough = List.copyOf(notEnough);
        }

        @Override
        public String detail() {
            return "Both have to want it, and only enthusiasm is a yes: ask, and record the answers first.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("missing", missing, "notEnough", notEnough);
        }
    }

    /** {@code entryId} is the entry in which it was made. */
    record AlreadyIntroduced(UUID entryId) implements IntroductionRejection {
        @Override
        public String detail() {
            return "The two were introduced already: correct or retract that entry, if it was otherwise.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("entryId", entryId);
        }
    }

    record NotIntroducedYet() implements IntroductionRejection {
        @Override
        public String detail() {
            return "The two were not introduced yet, or that was taken back: record that you introduced them first.";
        }
    }

    /** {@code entryId} is the outcome that was recorded. */
    record OutcomeAlreadyRecorded(UUID entryId) implements IntroductionRejection {
        @Override
        public String detail() {
            return "The outcome was recorded already: correct or retract that entry, if it was otherwise.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("entryId", entryId);
        }
    }

    record IntroductionIsWithdrawn() implements IntroductionRejection {
        @Override
        public String detail() {
            return "You have given this introduction up. Propose it anew, if you mean it after all.";
        }
    }

    record ProposalIsRetracted() implements IntroductionRejection {
        @Override
        public String detail() {
            return "You have taken this proposal back. Propose the introduction anew, if you mean it after all.";
        }
    }

    record NoSuchEntry() implements IntroductionRejection {
        @Override
        public String detail() {
            return "This introduction has no such entry: take the id that recording it was answered with.";
        }
    }

    record EntryAlreadyRetracted() implements IntroductionRejection {
        @Override
        public String detail() {
            return "This entry was taken back already: record it anew, if it was so after all.";
        }
    }

    /**
     * What rests on another entry is not earlier than that one.
     *
     * @param laterId absent if it is the new entry
     */
    record NotInOrder(
            UUID earlierId, Instant earlierAt, @Nullable UUID laterId) implements IntroductionRejection, OutOfOrder {
        @Override
        public String detail() {
            return "One step would be earlier than the step that it rests on, which would be at " + earlierAt
                    + ": put the time of one of the two right.";
        }
    }
}
