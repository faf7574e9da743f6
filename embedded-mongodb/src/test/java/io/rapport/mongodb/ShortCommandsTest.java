package io.rapport.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Short commands")
class ShortCommandsTest {

    @Test
    @DisplayName("are those about few documents that are named, and about none")
    void areThoseAboutFewNamedDocuments() {
        assertThat(ShortCommands.include(new Document("hello", 1))).isTrue();
        assertThat(ShortCommands.include(new Document("isMaster", 1))).isTrue();
        assertThat(ShortCommands.include(find(id("a")))).isTrue();
        assertThat(ShortCommands.include(find(id("a").append("position", 7L)))).isTrue();
        assertThat(ShortCommands.include(find(id(new Document("$in", List.of("a", "b"))))))
                .isTrue();
        assertThat(ShortCommands.include(insert(100))).isTrue();
        assertThat(ShortCommands.include(update(id("a"), id("b").append("position", 7L))))
                .isTrue();
        assertThat(ShortCommands.include(delete(id("a")))).isTrue();
    }

    @Test
    @DisplayName("are none that may go through a collection")
    void areNoneThatMayGoThroughACollection() {
        assertThat(ShortCommands.include(find(new Document()))).isFalse();
        assertThat(ShortCommands.include(find(new Document("tenant", "t")))).isFalse();
        assertThat(ShortCommands.include(find(id(null)))).isFalse();
        assertThat(ShortCommands.include(find(id(new Document("$gt", "a"))))).isFalse();
        assertThat(ShortCommands.include(find(id(new Document("$in", List.of("a")).append("$gt", "a")))))
                .isFalse();
        assertThat(ShortCommands.include(find(id(new BsonRegularExpression("a")))))
                .isFalse();
        assertThat(ShortCommands.include(find(id(new Document("$in", List.of(new BsonRegularExpression("a")))))))
                .isFalse();
        assertThat(ShortCommands.include(update(id("a"), new Document("tenant", "t"))))
                .isFalse();
        assertThat(ShortCommands.include(delete(new Document()))).isFalse();
        assertThat(ShortCommands.include(new Document("aggregate", "c"))).isFalse();
        assertThat(ShortCommands.include(new Document("createIndexes", "c"))).isFalse();
        assertThat(ShortCommands.include(new Document("getMore", 1L))).isFalse();
    }

    @Test
    @DisplayName("are none about many documents")
    void areNoneAboutManyDocuments() {
        assertThat(ShortCommands.include(insert(101))).isFalse();
        assertThat(ShortCommands.include(find(id(new Document("$in", Collections.nCopies(101, "a"))))))
                .isFalse();
        assertThat(ShortCommands.include(new Document("update", "c")
                        .append("updates", Collections.nCopies(101, new Document("q", id("a"))))))
                .isFalse();
    }

    @Test
    @DisplayName("are none that are malformed: they are answered as others are")
    void areNoneThatAreMalformed() {
        assertThat(ShortCommands.include(new Document("insert", "c"))).isFalse();
        assertThat(ShortCommands.include(new Document("update", "c").append("updates", List.of(1))))
                .isFalse();
        assertThat(ShortCommands.include(new Document("find", "c").append("filter", "a")))
                .isFalse();
    }

    private static Document id(@Nullable Object id) {
        return new Document("_id", id);
    }

    private static Document find(Document filter) {
        return new Document("find", "c").append("filter", filter);
    }

    private static Document insert(int documents) {
        return new Document("insert", "c").append("documents", Collections.nCopies(documents, new Document()));
    }

    private static Document update(Document... filters) {
        return new Document("update", "c")
                .append(
                        "updates",
                        List.of(filters).stream()
                                .map(filter -> new Document("q", filter))
                                .toList());
    }

    private static Document delete(Document filter) {
        return new Document("delete", "c").append("deletes", List.of(new Document("q", filter)));
    }
}
