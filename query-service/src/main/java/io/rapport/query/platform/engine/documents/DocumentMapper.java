package io.rapport.query.platform.engine.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rapport.events.IsoTimeModule;
import io.rapport.events.Owner;
import io.rapport.events.RequiredUnlessNullable;
import io.rapport.query.platform.engine.mongo.BsonGenerator;
import io.rapport.query.platform.engine.mongo.BsonParser;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.bson.BsonBinaryReader;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Maps records to BSON and back, by way of Jackson: so the documents know the same annotations and the same rule of
 * what may be absent as events and answers do. An {@code Instant} becomes a date, all else what it is in JSON.
 */
public final class DocumentMapper implements CodecProvider {

    public static final String ID = "_id";
    public static final String TENANT = "tenantId";
    public static final String MEMBER = "memberId";
    static final String POSITION = "position";

    private final JsonMapper mapper = JsonMapper.builder()
            .annotationIntrospector(new RequiredUnlessNullable())
            .addModule(new IsoTimeModule())
            .addModule(new SimpleModule().addSerializer(Instant.class, new InstantAsDate()))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final ClassValue<ObjectWriter> writers = new ClassValue<>() {
        @Override
        protected ObjectWriter computeValue(Class<?> type) {
            return mapper.writerFor(type);
        }
    };

    private final ClassValue<ObjectReader> readers = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return mapper.readerFor(type);
        }
    };

    /** The bytes of the document, written at once so that their size is known before anything is sent. */
    public RawBsonDocument write(StoredDocument<?> document, BsonGenerator bytes) {
        bytes.beginDocument()
                .field(ID, document.ref().id())
                .field(TENANT, document.owner().tenantId())
                .field(MEMBER, document.owner().memberId())
                .field(POSITION, document.position());
        writers.get(document.ref().type().type()).writeValue(bytes, document.value());
        return bytes.document();
    }

    /** Reads what {@link #write} has written. */
    public <D extends Record> StoredDocument<D> read(DocumentType<D> type, RawBsonDocument document) {
        ByteBuffer bytes = document.getByteBuffer().asNIO();
        try (BsonReader reader = new BsonBinaryReader(bytes.duplicate());
                BsonReader value = new BsonBinaryReader(bytes)) {
            reader.readStartDocument();
            DocumentRef<D> ref = new DocumentRef<>(type, reader.readString(ID));
            Owner owner = new Owner(reader.readString(TENANT), reader.readString(MEMBER));
            long position = reader.readInt64(POSITION);
            return new StoredDocument<>(
                    ref, owner, position, readers.get(type.type()).readValue(new BsonParser(value)));
        }
    }

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return type.isRecord() ? codec(type) : null;
    }

    <T> Codec<T> codec(Class<T> type) {
        return new ViewCodec<>(type);
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
            return readers.get(type).readValue(new BsonParser(reader));
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
