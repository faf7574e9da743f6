package io.rapport.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Lets Jackson read and write instants and days as it does by itself, but faster in their usual form. */
public final class IsoTimeModule extends SimpleModule {

    private static final long serialVersionUID = 1;

    /** Is the same wherever it is added. */
    public IsoTimeModule() {
        addDeserializer(Instant.class, new InstantReader());
        addDeserializer(LocalDate.class, new LocalDateReader());
        addSerializer(Instant.class, new InstantWriter());
    }

    private static final class InstantReader extends ValueDeserializer<Instant> {

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            Instant usual = parser.hasToken(JsonToken.VALUE_STRING) ? IsoTimes.instant(parser.getString()) : null;
            return usual != null ? usual : InstantDeserializer.INSTANT.deserialize(parser, context);
        }
    }

    private static final class LocalDateReader extends ValueDeserializer<LocalDate> {

        @Override
        public @Nullable LocalDate deserialize(JsonParser parser, DeserializationContext context) {
            LocalDate usual = parser.hasToken(JsonToken.VALUE_STRING) ? IsoTimes.date(parser.getString()) : null;
            return usual != null ? usual : LocalDateDeserializer.INSTANCE.deserialize(parser, context);
        }
    }

    private static final class InstantWriter extends ValueSerializer<Instant> {

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(IsoTimes.text(value));
        }
    }
}
