package io.rapport.query.models.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.relationship.Aspect;
import io.rapport.query.parts.Story;
import io.rapport.query.platform.engine.documents.Folding;
import io.rapport.query.platform.projection.DocumentRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person's document has of a history is the same, however it came about, and does not grow with it. */
class LongHistoryTest {

    private static final List<Aspect> ASPECTS = List.of(Aspect.values());

    private final Story story = new Story();
    private final UUID meeting = story.meet("Ada");

    private static PersonDocument person(Story story, Folding folding) {
        return Objects.requireNonNull(folding.find(DocumentRef.to(RelationshipProjection.PEOPLE, story.person())));
    }

    @Test
    void aThousandConversationsMakeThePersonNoLarger() {
        Folding few = new Folding(new RelationshipProjection()).batch(story.events());
        for (int day = 2; day < 1_002; day++) {
            story.talk(day, "about tea");
        }
        Folding many = new Folding(new RelationshipProjection()).batch(story.events());
        DocumentRef<PersonDocument> ref = DocumentRef.to(RelationshipProjection.PEOPLE, story.person());
        int before =
                Objects.requireNonNull(few.stored().get(ref)).getByteBuffer().remaining();
        int after =
                Objects.requireNonNull(many.stored().get(ref)).getByteBuffer().remaining();
        assertThat(after - before).isBetween(0, 32);
        assertThat(person(story, many).digest().conversations()).isEqualTo(1_000);
        assertThat(many.all(RelationshipProjection.ITEMS)).hasSize(1_001).noneMatch(Item::onCard);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsAddedItemByItemIsWhatIsDerivedFromAllOfThem(long seed) {
        tellAtRandom(new Random(seed));
        Folding folding = new Folding(new RelationshipProjection()).oneByOne(story.events());
        assertThat(person(story, folding).digest()).isEqualTo(Digest.of(folding.all(RelationshipProjection.ITEMS)));
    }

    private void tellAtRandom(Random random) {
        List<UUID> talks = new ArrayList<>();
        List<UUID> guesses = new ArrayList<>();
        List<UUID> plans = new ArrayList<>();
        List<UUID> entries = new ArrayList<>();
        talks.add(story.talk(2, "first"));
        for (int i = 0; i < 120; i++) {
            int day = 2 + random.nextInt(300);
            UUID talk = talks.get(random.nextInt(talks.size()));
            Aspect aspect = ASPECTS.get(random.nextInt(ASPECTS.size()));
            switch (random.nextInt(9)) {
                case 0 -> talks.add(story.talk(day, "again"));
                case 1 -> guesses.add(story.guess(day, aspect, "perhaps"));
                case 2 -> entries.add(story.learn(day, aspect, "certainly", talk));
                case 3 -> plans.add(story.plan(day, 400 - day, "tea"));
                case 4 -> {
                    if (!plans.isEmpty()) {
                        entries.add(story.followUp(day, plans.removeLast()));
                    }
                }
                case 5 -> {
                    if (!guesses.isEmpty()) {
                        entries.add(story.confirm(day, guesses.removeLast(), talk));
                    }
                }
                case 6 -> story.correct(random.nextBoolean() ? talk : meeting, day, null);
                case 7 -> {
                    if (!plans.isEmpty()) {
                        story.skip(plans.removeLast());
                    }
                }
                default -> {
                    if (!entries.isEmpty()) {
                        story.retract(entries.remove(random.nextInt(entries.size())));
                    }
                }
            }
        }
        story.retract(talks.get(random.nextInt(talks.size())));
    }
}
