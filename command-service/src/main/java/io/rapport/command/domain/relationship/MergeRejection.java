package io.rapport.command.domain.relationship;

import io.rapport.command.kernel.rules.Rejection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of merging two records of one person that a command can break. */
sealed interface MergeRejection extends Rejection {

    /** The person has another record that stands for this one too: {@code into}. */
    record RelationshipIsMerged(@Nullable String field, UUID into) implements MergeRejection {
        @Override
        public String detail() {
            return "This record was merged into another one of the same person: name that one, or split the two first.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("into", into);
        }
    }

    record RelationshipNotMerged() implements MergeRejection {
        @Override
        public String detail() {
            return "This relationship is not merged into another one, so there is nothing to split.";
        }
    }

    record MergesWithItself() implements MergeRejection {
        @Override
        public String field() {
            return "into";
        }

        @Override
        public String detail() {
            return "A merge is of two records: name the other one.";
        }
    }

    /** One record stands for all: whatever was merged here would be two steps away from it. */
    record OthersWereMergedHere(List<UUID> absorbed) implements MergeRejection {

        public OthersWereMergedHere {
            absorbed = absorbed.stream().sorted().toList();
        }

        @Override
        public String detail() {
            return "Others were merged into this record: merge the other one into this, or split those first.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("absorbed", absorbed);
        }
    }

    /** {@code relationshipId} is the one that stands for both. */
    record OtherRelationshipIsArchived(UUID relationshipId) implements MergeRejection {
        @Override
        public String detail() {
            return "The relationship that stands for both is archived: restore it first.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("relationshipId", relationshipId);
        }
    }
}
