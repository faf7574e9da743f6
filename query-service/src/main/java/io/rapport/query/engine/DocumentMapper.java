package io.rapport.query.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rapport.events.RequiredUnlessNullable;
import java.time.Instant;
import org.bson.BsonBinaryWriter;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/**
 * Maps records to BSON and back, by way of Jackson's tree: so the documents know the same annotations and the same rule
 * of what may be absent as events and answers do. An {@code Instant} becomes a date, all else what it is in JSON.
 */
final class DocumentMapper implements CodecProvider {

    static final String ID = "_id";
    static final String TENANT = "tenantId";
    static final String MEMBER = "memberId";
    static final String POSITION = "position";

    private final JsonMapper mapper = JsonMapper.builder()
            .annotationIntrospector(new RequiredUnlessNullable())
            .addModule(new SimpleModule().addSerializer(Instant.class, new InstantAsDate()))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** The bytes of the document, written at once so that their size is known before anything is sent. */
    RawBsonDocument write(StoredDocument<?> document) {
        BasicOutputBuffer bytes = new BasicOutputBuffer();
        try (BsonBinaryWriter writer = new BsonBinaryWriter(bytes)) {
            writer.writeStartDocument();
            writer.writeString(ID, document.ref().id());
            writer.writeString(TENANT, document.owner().tenantId());
            writer.writeString(MEMBER, document.owner().memberId());
            writer.writeInt64(POSITION, document.position());
            writeFields(writer, mapper.valueToTree(document.value()));
            writer.writeEndDocument();
            return new RawBsonDocument(bytes.getInternalBuffer(), 0, bytes.getSize());
        }
    }

    <D extends Record> StoredDocument<D> read(DocumentType<D> type, RawBsonDocument document) {
        JsonNode tree = readDocument(document.asBsonReader());
        return new StoredDocument<>(
                new DocumentRef<>(type, tree.required(ID).asString()),
                new Owner(
                        tree.required(TENANT).asString(), tree.required(MEMBER).asString()),
                tree.required(POSITION).asLong(),
                mapper.treeToValue(tree, type.type()));
    }

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return type.isRecord() ? new ViewCodec<>(type) : null;
    }

    private static void writeFields(BsonWriter writer, JsonNode object) {
        object.properties().forEach(field -> {
            writer.writeName(field.getKey());
            writeValue(writer, field.getValue());
        });
    }

    private static void writeValue(BsonWriter writer, JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> {
                writer.writeStartDocument();
                writeFields(writer, value);
                writer.writeEndDocument();
            }
            case ARRAY -> {
                writer.writeStartArray();
                value.forEach(element -> writeValue(writer, element));
                writer.writeEndArray();
            }
            case STRING -> writer.writeString(value.asString());
            case BOOLEAN -> writer.writeBoolean(value.asBoolean());
            case NUMBER -> writeNumber(writer, value);
            case POJO -> writer.writeDateTime(instantIn(value).toEpochMilli());
            case NULL -> writer.writeNull();
            case BINARY, MISSING -> throw new IllegalArgumentException("A document cannot hold " + value.getNodeType());
        }
    }

    private static void writeNumber(BsonWriter writer, JsonNode number) {
        if (number.isInt() || number.isShort()) {
            writer.writeInt32(number.asInt());
        } else if (number.isLong()) {
            writer.writeInt64(number.asLong());
        } else {
            writer.writeDouble(number.asDouble());
        }
    }

    private static Instant instantIn(JsonNode value) {
        if (value instanceof POJONode node && node.getPojo() instanceof Instant instant) {
            return instant;
        }
        throw new IllegalArgumentException("A document cannot hold this kind of value");
    }

    private static ObjectNode readDocument(BsonReader reader) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            object.set(reader.readName(), readValue(reader));
        }
        reader.readEndDocument();
        return object;
    }

    private static JsonNode readValue(BsonReader reader) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (reader.getCurrentBsonType()) {
            case DOCUMENT -> readDocument(reader);
            case ARRAY -> {
                ArrayNode array = nodes.arrayNode();
                reader.readStartArray();
                while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                    array.add(readValue(reader));
                }
                reader.readEndArray();
                yield array;
            }
            case STRING -> nodes.stringNode(reader.readString());
            case BOOLEAN -> nodes.booleanNode(reader.readBoolean());
            case INT32 -> nodes.numberNode(reader.readInt32());
            case INT64 -> nodes.numberNode(reader.readInt64());
            case DOUBLE -> nodes.numberNode(reader.readDouble());
            case DATE_TIME -> nodes.pojoNode(Instant.ofEpochMilli(reader.readDateTime()));
            case NULL -> {
                reader.readNull();
                yield nodes.nullNode();
            }
            default -> throw new IllegalArgumentException("A document cannot hold " + reader.getCurrentBsonType());
        };
    }

    private static final class InstantAsDate extends ValueSerializer<Instant> {

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
            generator.writeEmbeddedObject(value);
        }
    }

    /** Reads query results; documents are written by {@link #write} alone. */
    private final class ViewCodec<T> implements Codec<T> {

        private final Class<T> type;

        ViewCodec(Class<T> type) {
            this.type = type;
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            return mapper.treeToValue(readDocument(reader), type);
        }

        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            throw new UnsupportedOperationException("Only the engine writes documents");
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }
}
