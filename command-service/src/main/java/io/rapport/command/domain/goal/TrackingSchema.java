package io.rapport.command.domain.goal;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Says in OpenAPI what a tracking is: one of three, each with its own {@code type}. What is generated has each of the
 * three extend the choice between them, and no document is valid against that.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Swagger's model uses its generic class raw.
final class TrackingSchema implements GlobalOpenApiCustomizer {

    private static final Map<String, String> SCHEMA_BY_TYPE = Map.of(
            "COUNTED", "CountedTracking", "RECURRING", "RecurringTracking", "QUALITATIVE", "QualitativeTracking");

    @Override
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        named("Tracking", schemas).properties(null).required(null);
        SCHEMA_BY_TYPE.forEach((type, schema) -> untangle(named(schema, schemas), type));
    }

    private static Schema named(String name, Map<String, Schema> schemas) {
        return Objects.requireNonNull(schemas.get(name), name);
    }

    private static void untangle(Schema schema, String type) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put("type", new StringSchema()._enum(List.of(type)));
        List<Schema> parts = schema.getAllOf();
        for (Schema part : parts) {
            if (part.getProperties() != null) {
                properties.putAll(part.getProperties());
            }
        }
        schema.allOf(null).types(Set.of("object")).properties(properties);
        schema.addRequiredItem("type");
    }
}
