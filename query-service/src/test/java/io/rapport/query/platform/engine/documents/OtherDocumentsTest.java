package io.rapport.query.platform.engine.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Owner;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Plan;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Documents that a plan needs, and that only other documents name. */
class OtherDocumentsTest {

    record Box(String key) {}

    record Drawer(int coins) {}

    private static final DocumentType<Box> BOXES = new DocumentType<>("boxes", Box.class, List.of());
    private static final DocumentType<Drawer> DRAWERS = new DocumentType<>("drawers", Drawer.class, List.of());
    private static final DocumentRef<Box> BOX = new DocumentRef<>(BOXES, "box");

    private static final EventEnvelope EVENT = new Log().next("acme", "mia", new PersonTagged(new UUID(0, 7), "tea"));
    private final DocumentBatch batch = new DocumentBatch();
    private final Plan plan = Plan.doing(documents -> {
                Box box = Objects.requireNonNull(documents.find(BOX));
                documents.update(drawer(box), before -> new Drawer(before == null ? 1 : before.coins() + 1));
            })
            .seeing(BOX)
            .seeingThen(seen -> {
                Box box = seen.find(BOX);
                return box == null ? Set.of() : Set.of(drawer(box));
            });

    private static DocumentRef<Drawer> drawer(Box box) {
        return new DocumentRef<>(DRAWERS, box.key());
    }

    private void add(DocumentRef<?> ref, Record document) {
        batch.add(stored(ref, document));
    }

    private static <D extends Record> StoredDocument<D> stored(DocumentRef<D> ref, Record document) {
        return new StoredDocument<>(ref, Owner.of(EVENT), 0, ref.type().type().cast(document));
    }

    @Test
    void areNamedByWhatWasLoaded() {
        assertThat(batch.others(EVENT, plan)).isEmpty();
        add(BOX, new Box("left"));
        assertThat(batch.others(EVENT, plan)).containsExactly(new DocumentRef<>(DRAWERS, "left"));
    }

    @Test
    void areChangedOnceTheyWereLoaded() {
        add(BOX, new Box("left"));
        add(new DocumentRef<>(DRAWERS, "left"), new Drawer(3));
        batch.fold(EVENT, plan);
        assertThat(batch.changes())
                .singleElement()
                .isInstanceOfSatisfying(
                        DocumentBatch.Change.Write.class,
                        write -> assertThat(write.document().value()).isEqualTo(new Drawer(4)));
    }

    @Test
    void areMadeOnceTheyWereLookedForInVain() {
        add(BOX, new Box("left"));
        batch.addMissing(new DocumentRef<>(DRAWERS, "left"));
        batch.fold(EVENT, plan);
        assertThat(batch.changes()).hasSize(1);
    }

    /** It would pass for one that is not there, and be written over the one that is. */
    @Test
    void areNotMadeIfNobodyLookedForThem() {
        add(BOX, new Box("left"));
        assertThatThrownBy(() -> batch.fold(EVENT, plan)).isInstanceOf(IllegalStateException.class);
        assertThat(batch.changes()).isEmpty();
    }

    /** What does not tell of others may not have been loaded yet when these are asked for. */
    @Test
    void areNotToldByWhatTheyDoNotRestOn() {
        DocumentRef<Box> late = new DocumentRef<>(BOXES, "late");
        Plan careless = Plan.doing(documents -> {})
                .seeing(BOX)
                .seeingThen(seen -> {
                    seen.find(late);
                    return Set.of();
                })
                .seeing(late);
        assertThat(careless.telling()).containsExactly(BOX);
        assertThatThrownBy(() -> batch.others(EVENT, careless)).isInstanceOf(IllegalStateException.class);
    }
}
