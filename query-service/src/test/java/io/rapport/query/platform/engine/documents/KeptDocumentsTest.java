package io.rapport.query.platform.engine.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.Owner;
import io.rapport.query.platform.engine.mongo.BsonGenerator;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what a fold keeps")
class KeptDocumentsTest {

    record Note(String text) {}

    private static final int MOST = 100_000;
    private static final Owner MIA = new Owner("acme", "mia");
    private static final DocumentType<Note> CARDS = type("cards");
    private static final DocumentType<Note> PAGES = type("pages");

    private final DocumentMapper mapper = new DocumentMapper();
    private final KeptDocuments kept = new KeptDocuments(mapper, MOST);

    private static DocumentType<Note> type(String name) {
        return new DocumentType<>(name, Note.class, List.of());
    }

    private static DocumentRef<Note> ref(DocumentType<Note> type, int number) {
        return new DocumentRef<>(type, type.collection() + number);
    }

    private StoredDocument<Note> write(DocumentRef<Note> ref, int length) {
        StoredDocument<Note> document = new StoredDocument<>(ref, MIA, 7, new Note("x".repeat(length)));
        kept.putWritten(document, mapper.write(document, new BsonGenerator()));
        return document;
    }

    private void load(DocumentRef<Note> ref, int length) {
        kept.putLoaded(
                ref,
                mapper.write(new StoredDocument<>(ref, MIA, 7, new Note("x".repeat(length))), new BsonGenerator()));
    }

    @Test
    @DisplayName("takes no more bytes than there is room for, whatever of whatever types comes")
    void bounded() {
        List<DocumentType<Note>> types =
                IntStream.range(0, 9).mapToObj(n -> type("type" + n)).toList();
        Random random = new Random(11);
        long most = 0;
        for (int i = 0; i < 20_000; i++) {
            DocumentRef<Note> ref = ref(types.get(random.nextInt(types.size())), random.nextInt(300));
            switch (random.nextInt(5)) {
                case 0, 1 -> write(ref, random.nextInt(6_000));
                case 2 -> load(ref, random.nextInt(6_000));
                case 3 -> kept.putMissing(ref);
                default -> kept.remove(ref);
            }
            most = Math.max(most, kept.bytes());
            assertThat(kept.bytes()).isLessThanOrEqualTo(MOST);
        }
        assertThat(most).isGreaterThan(MOST * 9 / 10);
        types.forEach(type -> IntStream.range(0, 300).forEach(n -> kept.remove(ref(type, n))));
        assertThat(kept.bytes()).isZero();
    }

    @Test
    @DisplayName("makes room where most of it is taken: what nobody comes back to drives out nothing else")
    void givesWay() {
        IntStream.range(0, 10).forEach(n -> load(ref(CARDS, n), 1_000));
        IntStream.range(0, 1_000).forEach(n -> load(ref(PAGES, n), 1_000));
        IntStream.range(0, 100_000).forEach(n -> kept.putMissing(ref(PAGES, 1_000 + n)));
        assertThat(IntStream.range(0, 10)).allMatch(n -> kept.get(ref(CARDS, n)) != null);
        assertThat(kept.get(ref(PAGES, 0))).isNull();
        assertThat(kept.isMissing(ref(PAGES, 1_000))).isFalse();
        assertThat(kept.isMissing(ref(PAGES, 100_999))).isTrue();
    }

    @Test
    @DisplayName("has the few that were written last as they were, and others as MongoDB has them")
    void records() {
        List<StoredDocument<Note>> written =
                IntStream.range(0, 20).mapToObj(n -> write(ref(CARDS, n), 100)).toList();
        assertThat(kept.get(ref(CARDS, 19))).isSameAs(written.getLast());
        assertThat(kept.get(ref(CARDS, 0))).isEqualTo(written.getFirst()).isNotSameAs(written.getFirst());
        StoredDocument<Note> again = write(ref(CARDS, 19), 200);
        assertThat(kept.get(ref(CARDS, 19))).isSameAs(again);
        load(ref(CARDS, 19), 300);
        assertThat(kept.get(ref(CARDS, 19))).isNotEqualTo(again);
    }

    @Test
    @DisplayName("is not what would take the room of all others, nor how that was before")
    void large() {
        load(ref(PAGES, 1), 1_000);
        load(ref(CARDS, 1), 1_000);
        write(ref(CARDS, 1), MOST / 2);
        assertThat(kept.get(ref(CARDS, 1))).isNull();
        assertThat(kept.get(ref(PAGES, 1))).isNotNull();
    }

    @Test
    @DisplayName("is no longer missing once it was written")
    void missing() {
        kept.putMissing(ref(CARDS, 1));
        assertThat(kept.isMissing(ref(CARDS, 1))).isTrue();
        write(ref(CARDS, 1), 10);
        assertThat(kept.isMissing(ref(CARDS, 1))).isFalse();
        kept.clear();
        assertThat(kept.get(ref(CARDS, 1))).isNull();
        assertThat(kept.bytes()).isZero();
    }
}
