package io.rapport.query.models.relationship;

import io.rapport.events.Owner;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.answer.KeptAnswers;
import io.rapport.query.platform.reading.Revisions;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers about one person. A card rests on nothing but its relationship's events, so one that was made is given out
 * again until the read model has another event of the relationship.
 */
@Component
final class Cards {

    private final People people;
    private final Revisions revisions;
    private final Answers answers;
    private final KeptAnswers kept;

    /** Whose card of whom, by which filling of the read model. */
    record Question(Object generation, Owner owner, UUID relationshipId)
            implements KeptAnswers.Question<RelationshipCard, Long> {}

    Cards(People people, Revisions revisions, Answers answers, KeptAnswers kept) {
        this.people = people;
        this.revisions = revisions;
        this.answers = answers;
        this.kept = kept;
    }

    Optional<Answer<RelationshipCard>> find(Owner owner, UUID relationshipId) {
        // Read before the documents, so that these are not older than what the answer is kept under. And after them,
        // since a read model that was dropped in between begins with older ones and comes to the same sequence again.
        Long sequence = sequence(owner, relationshipId);
        if (sequence == null) {
            return people.card(owner, relationshipId).map(card -> answers.tagged(card, null));
        }
        Question question = new Question(revisions.generation(RelationshipProjection.NAME), owner, relationshipId);
        Answer<RelationshipCard> known = kept.find(question, sequence::equals);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Answer<RelationshipCard>> made =
                people.card(owner, relationshipId).map(card -> answers.tagged(card, sequence));
        if (made.isPresent() && sequence.equals(sequence(owner, relationshipId))) {
            kept.keep(question, sequence, made.get());
        }
        return made;
    }

    private @Nullable Long sequence(Owner owner, UUID relationshipId) {
        return revisions.ofAggregate(RelationshipProjection.NAME, owner, relationshipId.toString());
    }
}
