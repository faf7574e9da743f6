package io.rapport.events;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;
import tools.jackson.databind.type.CollectionType;

/**
 * Writes what is {@link PersonalData} sealed, if there is a {@link Sealing} to do it: as an object of which the only
 * member is {@code sealed}, in the place of the value. Reads both, since what was written before is not sealed.
 */
final class SealedValues extends RequiredUnlessNullable {

    private static final long serialVersionUID = 1;

    /** Before the bytes of a text; anything else is JSON. */
    private static final byte TEXT = 0;

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public @Nullable Object findSerializer(MapperConfig<?> config, Annotated annotated) {
        PersonalData personal = personal(annotated);
        return personal == null ? super.findSerializer(config, annotated) : new Writer(personal.value());
    }

    @Override
    public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
        return personal(annotated) == null ? super.findDeserializer(config, annotated) : new Reader(null, null);
    }

    /** An opened value as a part of a document. */
    static JsonNode node(byte[] opened) {
        return isText(opened) ? StringNode.valueOf(text(opened)) : JSON.readTree(opened);
    }

    private static boolean isText(byte[] opened) {
        return opened.length > 0 && opened[0] == TEXT;
    }

    private static String text(byte[] opened) {
        return new String(opened, 1, opened.length - 1, StandardCharsets.UTF_8);
    }

    private static @Nullable PersonalData personal(Annotated annotated) {
        return annotated instanceof AnnotatedMember member ? personal(component(member)) : null;
    }

    private static @Nullable PersonalData personal(@Nullable AnnotatedElement component) {
        return component == null ? null : component.getAnnotation(PersonalData.class);
    }

    private static @Nullable RecordComponent component(AnnotatedMember member) {
        if (member instanceof AnnotatedParameter parameter) {
            Class<?> owner = parameter.getDeclaringClass();
            return owner.isRecord() && parameter.getOwner() instanceof AnnotatedConstructor
                    ? owner.getRecordComponents()[parameter.getIndex()]
                    : null;
        }
        if (!member.getDeclaringClass().isRecord()
                || Modifier.isStatic(member.getMember().getModifiers())) {
            return null;
        }
        for (RecordComponent component : member.getDeclaringClass().getRecordComponents()) {
            if (component.getName().equals(member.getName())) {
                return component;
            }
        }
        return null;
    }

    private static final class Writer extends ValueSerializer<Object> {

        private final Whose whose;

        Writer(Whose whose) {
            this.whose = whose;
        }

        @Override
        public void serialize(Object value, JsonGenerator out, SerializationContext context) {
            if (context.getAttribute(Sealing.ATTRIBUTE) instanceof Sealing sealing) {
                TokenStreamContext place = out.streamWriteContext();
                byte[] sealed = sealing.seal(whose, bytes(value), place);
                out.writeStartObject();
                out.writeName(Sealing.FIELD);
                out.writeBinary(Sealing.TEXT, sealed, 0, sealed.length);
                out.writeEndObject();
            } else if (value instanceof String text) {
                out.writeString(text);
            } else {
                context.writeValue(out, value);
            }
        }

        private static byte[] bytes(Object value) {
            if (!(value instanceof String text)) {
                return JSON.writeValueAsBytes(value);
            }
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            byte[] bytes = new byte[encoded.length + 1];
            bytes[0] = TEXT;
            System.arraycopy(encoded, 0, bytes, 1, encoded.length);
            return bytes;
        }
    }

    private static final class Reader extends ValueDeserializer<Object> {

        private final @Nullable JavaType type;
        private final @Nullable ValueDeserializer<Object> clear;

        Reader(@Nullable JavaType type, @Nullable ValueDeserializer<Object> clear) {
            this.type = type;
            this.clear = clear;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return new Reader(
                    property.getType(), context.findContextualValueDeserializer(property.getType(), property));
        }

        @Override
        @SuppressWarnings("NullAway") // what is not contextual reads nothing
        public @Nullable Object deserialize(JsonParser in, DeserializationContext context) {
            if (in.hasToken(JsonToken.VALUE_EMBEDDED_OBJECT) && in.getEmbeddedObject() == Forgotten.class) {
                return inItsPlace(Forgotten.WORD, context);
            }
            if (!in.isExpectedStartObjectToken()) {
                return clear.deserialize(in, context);
            }
            TokenStreamContext place = in.streamReadContext().getParent();
            if (!Sealing.FIELD.equals(in.nextName()) || in.nextToken() != JsonToken.VALUE_STRING) {
                return context.handleUnexpectedToken(type, in);
            }
            String sealed = in.getString();
            if (in.nextToken() != JsonToken.END_OBJECT) {
                return context.handleUnexpectedToken(type, in);
            }
            if (!(context.getAttribute(Sealing.ATTRIBUTE) instanceof Sealing sealing)) {
                return inItsPlace(Forgotten.SEALED, context);
            }
            byte @Nullable [] opened = sealing.open(sealed, place);
            if (opened == null) {
                return inItsPlace(Forgotten.WORD, context);
            }
            return isText(opened) ? text(opened) : JSON.readerFor(type).readValue(opened);
        }

        private @Nullable Object inItsPlace(String word, DeserializationContext context) {
            if (type != null && type.hasRawClass(String.class)) {
                return word;
            }
            return type instanceof CollectionType && clear != null ? clear.getEmptyValue(context) : null;
        }
    }
}
