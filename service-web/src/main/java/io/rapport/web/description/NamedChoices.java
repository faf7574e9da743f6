package io.rapport.web.description;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Tells of a type that is one of several which of them is meant by which name, as Jackson knows it. */
final class NamedChoices implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        JavaType javaType = Json.mapper().constructType(type.getType());
        JsonSubTypes choices =
                javaType == null ? null : javaType.getRawClass().getDeclaredAnnotation(JsonSubTypes.class);
        Discriminator discriminator = schema == null ? null : discriminator(schema, context);
        if (choices != null && discriminator != null && discriminator.getMapping() == null) {
            for (JsonSubTypes.Type choice : choices.value()) {
                Schema<?> resolved = context.resolve(new AnnotatedType(choice.value()));
                discriminator.mapping(choice.name(), "#/components/schemas/" + resolved.getName());
            }
        }
        return schema;
    }

    private static @Nullable Discriminator discriminator(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        Schema<?> described =
                reference == null ? schema : context.getDefinedModels().get(Choices.nameIn(reference));
        return described == null ? null : described.getDiscriminator();
    }
}
