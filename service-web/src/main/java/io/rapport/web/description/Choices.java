package io.rapport.web.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Says in OpenAPI what something is that is one of several: each of them has its own name in the property that tells
 * them apart. What is generated has each extend the choice between them, and no document is valid against that; nor is
 * one that is valid against two of them.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Swagger's model uses its generic class raw.
final class Choices implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        new ArrayList<>(schemas.values()).forEach(schema -> {
            Discriminator discriminator = schema.getDiscriminator();
            if (discriminator != null && discriminator.getMapping() != null) {
                untangle(schema, discriminator, schemas);
            }
        });
    }

    static String nameIn(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static void untangle(Schema choice, Discriminator discriminator, Map<String, Schema> schemas) {
        choice.properties(null).required(null);
        choice.setOneOf(new ArrayList<>());
        new LinkedHashSet<>(discriminator.getMapping().values())
                .forEach(reference -> choice.addOneOfItem(new Schema().$ref(reference)));
        discriminator
                .getMapping()
                .forEach((name, reference) -> untangle(
                        Objects.requireNonNull(schemas.get(nameIn(reference)), reference),
                        discriminator.getPropertyName(),
                        name));
    }

    private static void untangle(Schema schema, String property, String name) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put(property, new StringSchema()._enum(List.of(name)));
        Set<String> required = new LinkedHashSet<>();
        required.add(property);
        add(schema, properties, required);
        List<Schema> parts = schema.getAllOf();
        if (parts != null) {
            parts.forEach(part -> add(part, properties, required));
        }
        schema.allOf(null).types(Set.of("object")).properties(properties).required(new ArrayList<>(required));
    }

    private static void add(@Nullable Schema part, Map<String, Schema> properties, Set<String> required) {
        if (part != null && part.getProperties() != null) {
            part.getProperties().forEach((name, schema) -> properties.putIfAbsent((String) name, (Schema) schema));
        }
        if (part != null && part.getRequired() != null) {
            required.addAll(part.getRequired());
        }
    }
}
