package io.rapport.command.kernel.request;

import io.rapport.command.kernel.time.StatedTime;
import io.rapport.events.RequiredUnlessNullable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * How commands are read: only what the published schema allows, and nothing is made of something else. A command that
 * is not understood in every letter is refused, since a field that was ignored or guessed would be a lost wish.
 */
public final class StrictJson {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern UUID_FORM =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private StrictJson() {}

    /** Makes the mapper a strict one. */
    public static void configure(JsonMapper.Builder mapper) {
        mapper.annotationIntrospector(new RequiredUnlessNullable())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                // Blank text would be taken for an enumeration's value that was not given.
                .withCoercionConfigDefaults(blank -> blank.setAcceptBlankAsEmpty(false)
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Enum,
                        blank -> blank.setAcceptBlankAsEmpty(false)
                                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .addModule(new SimpleModule("strict")
                        .addDeserializer(String.class, new TextAsTyped(true))
                        .addDeserializer(LocalDate.class, new FromText<>(LocalDate.class, StrictJson::date))
                        .addDeserializer(StatedTime.class, new FromText<>(StatedTime.class, StatedTime::read))
                        .addDeserializer(UUID.class, new FromText<>(UUID.class, StrictJson::uuid)));
    }

    private static @Nullable LocalDate date(String text) {
        if (!DATE.matcher(text).matches()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable UUID uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? UUID.fromString(text) : null;
    }

    /** Reads a JSON text and nothing else; the reading answers {@code null} to a text that is none of its kind. */
    private static final class FromText<T> extends StdScalarDeserializer<T> {

        private final transient Function<String, @Nullable T> reading;

        FromText(Class<T> type, Function<String, @Nullable T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            @Nullable T read = parser.hasToken(JsonToken.VALUE_STRING) ? reading.apply(parser.getString()) : null;
            if (read == null) {
                throw MismatchedInputException.from(parser, _valueClass, "not of its form");
            }
            return read;
        }
    }

    /** Reads text without the blanks around it; where there may be none, blank text is none. */
    private static final class TextAsTyped extends StdScalarDeserializer<String> {

        private final boolean required;

        TextAsTyped(boolean required) {
            super(String.class);
            this.required = required;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return new TextAsTyped(property == null
                    || property.isRequired()
                    || !property.getType().hasRawClass(String.class));
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : null;
            if (text == null || !Text.isSound(text)) {
                throw MismatchedInputException.from(parser, _valueClass, "not of its form");
            }
            return required ? Text.required(text) : Text.optional(text);
        }
    }
}
