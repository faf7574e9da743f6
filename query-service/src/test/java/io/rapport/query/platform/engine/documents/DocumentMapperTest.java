package io.rapport.query.platform.engine.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.events.Owner;
import io.rapport.query.platform.engine.mongo.BsonGenerator;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentMapperTest {

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@JsonSubTypes.Type(value = Shape.Circle.class, name = "circle")})
    sealed interface Shape {
        record Circle(double radius) implements Shape {}
    }

    record Inner(List<List<Integer>> lists, Map<String, Long> counts) {}

    record Everything(
            UUID id,
            String text,
            @Nullable String absent,
            int number,
            long large,
            boolean yes,
            Instant at,
            LocalDate on,
            DayOfWeek day,
            Shape shape,
            Inner inner,
            List<Shape> shapes,
            List<String> texts) {}

    record Part(String text, Inner inner) {}

    @SuppressWarnings("ArrayRecordComponent") // it is what must not be
    record Raw(byte[] bytes) {}

    private static final DocumentType<Everything> TYPE = new DocumentType<>("everything", Everything.class, List.of());
    private static final Everything EVERYTHING = new Everything(
            UUID.randomUUID(),
            "grüße, 茶 and \"quotes\"",
            null,
            -7,
            1L << 60,
            true,
            Instant.parse("2026-11-23T18:00:00.123Z"),
            LocalDate.parse("2026-11-23"),
            DayOfWeek.MONDAY,
            new Shape.Circle(1.5),
            new Inner(List.of(List.of(1, 2), List.of()), Map.of("a", 1L)),
            List.of(new Shape.Circle(2), new Shape.Circle(3)),
            List.of("one", "two"));

    private final DocumentMapper mapper = new DocumentMapper();
    private final StoredDocument<Everything> document =
            new StoredDocument<>(new DocumentRef<>(TYPE, "id"), new Owner("acme", "alice"), 42, EVERYTHING);

    @Test
    void whatWasWrittenIsRead() {
        assertThat(mapper.read(TYPE, mapper.write(document, new BsonGenerator())))
                .isEqualTo(document);
    }

    @Test
    void valuesHaveTheTypesByWhichTheyAreSortedAndFound() {
        BsonDocument bson = mapper.write(document, new BsonGenerator());
        assertThat(bson.keySet()).startsWith("_id", "tenantId", "memberId", "position", "id", "text", "number");
        assertThat(bson.getInt64("position").getValue()).isEqualTo(42);
        assertThat(bson.getDateTime("at").getValue()).isEqualTo(EVERYTHING.at().toEpochMilli());
        assertThat(bson.getString("on").getValue()).isEqualTo("2026-11-23");
        assertThat(bson.getString("id").getValue()).isEqualTo(EVERYTHING.id().toString());
        assertThat(bson.getString("day").getValue()).isEqualTo("MONDAY");
        assertThat(bson.getDocument("shape").getString("type").getValue()).isEqualTo("circle");
        assertThat(bson.get("absent")).isNull();
    }

    @Test
    void theBytesAreThoseThatTheDriverWouldWrite() {
        RawBsonDocument written = mapper.write(document, new BsonGenerator());
        RawBsonDocument byTheDriver =
                new RawBsonDocument(written.decode(new BsonDocumentCodec()), new BsonDocumentCodec());
        assertThat(written.getByteBuffer().asNIO())
                .isEqualTo(byTheDriver.getByteBuffer().asNIO());
    }

    @Test
    void aViewReadsThePartThatItHas() {
        RawBsonDocument bson = mapper.write(document, new BsonGenerator());
        Part part = mapper.codec(Part.class)
                .decode(bson.asBsonReader(), DecoderContext.builder().build());
        assertThat(part).isEqualTo(new Part(EVERYTHING.text(), EVERYTHING.inner()));
    }

    @Test
    void bytesHaveNoPlaceInADocument() {
        DocumentType<Raw> type = new DocumentType<>("raw", Raw.class, List.of());
        StoredDocument<Raw> raw = new StoredDocument<>(
                new DocumentRef<>(type, "id"), new Owner("acme", "alice"), 1, new Raw(new byte[] {1}));
        assertThatThrownBy(() -> mapper.write(raw, new BsonGenerator())).hasMessageContaining("cannot hold");
    }
}
