package io.rapport.events;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Derives the JSON Schema of an event from its record: what is not {@link Nullable} is required, and what is
 * {@link PersonalData} says so as {@code x-personal-data}, and may be sealed. Fields that a schema does not know are
 * allowed, as readers tolerate them.
 */
final class EventSchemas {

    private static final Map<Class<?>, String> FORMATS =
            Map.of(UUID.class, "uuid", LocalDate.class, "date", Instant.class, "date-time");

    private final SchemaGenerator generator;

    EventSchemas() {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        config.with(Option.DEFINITIONS_FOR_ALL_OBJECTS);
        config.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0)
                .withStringFormatResolver(type -> FORMATS.get(type.getType().getErasedType()))
                .withArrayUniqueItemsResolver(type -> type.getType().isInstanceOf(Set.class) ? true : null)
                .withCustomDefinitionProvider(EventSchemas::oneOfItsKinds)
                .withTypeAttributeOverride(EventSchemas::nameTheKind);
        config.forFields()
                .withRequiredCheck(
                        field -> !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class))
                .withInstanceAttributeOverride(EventSchemas::markPersonalData);
        generator = new SchemaGenerator(config.build());
    }

    /** The schema of the current version of {@code event}, entitled with its wire name. */
    ObjectNode schemaOf(Class<? extends RapportEvent> event) {
        ObjectNode generated = generator.generateSchema(event);
        ObjectNode schema = generated.objectNode();
        schema.set("$schema", generated.remove("$schema"));
        schema.put("title", EventTypes.nameOf(event));
        schema.setAll(generated);
        orSealed(schema);
        return schema;
    }

    private static @Nullable CustomDefinition oneOfItsKinds(ResolvedType type, SchemaGenerationContext context) {
        JsonSubTypes kinds = type.getErasedType().getAnnotation(JsonSubTypes.class);
        if (kinds == null || !type.isInterface()) {
            return null;
        }
        ObjectNode definition = context.getGeneratorConfig().createObjectNode();
        ArrayNode oneOf = definition.putArray("oneOf");
        for (JsonSubTypes.Type kind : kinds.value()) {
            oneOf.add(context.createDefinitionReference(context.getTypeContext().resolve(kind.value())));
        }
        return new CustomDefinition(definition);
    }

    private static void nameTheKind(ObjectNode schema, TypeScope type, SchemaGenerationContext context) {
        Class<?> record = type.getType().getErasedType();
        for (Class<?> parent : record.getInterfaces()) {
            JsonSubTypes kinds = parent.getAnnotation(JsonSubTypes.class);
            if (kinds == null) {
                continue;
            }
            for (JsonSubTypes.Type kind : kinds.value()) {
                if (kind.value() == record) {
                    ObjectNode properties = schema.objectNode();
                    properties.putObject("type").put("const", kind.name());
                    properties.setAll((ObjectNode) schema.get("properties"));
                    schema.set("properties", properties);
                    ((ArrayNode) schema.get("required")).insert(0, "type");
                }
            }
        }
    }

    private static void markPersonalData(ObjectNode schema, FieldScope field, SchemaGenerationContext context) {
        if (Records.isPersonal(field.getRawMember())) {
            schema.put("x-personal-data", true);
        }
    }

    /** Where there is personal data, there is either the value or an object that holds it sealed. */
    private static void orSealed(ObjectNode schema) {
        for (String name : List.copyOf(schema.propertyNames())) {
            if (!(schema.get(name) instanceof ObjectNode part)) {
                continue;
            }
            if (!part.has("x-personal-data")) {
                orSealed(part);
                continue;
            }
            part.remove("x-personal-data");
            ObjectNode either = schema.putObject(name);
            either.put("x-personal-data", true);
            ArrayNode forms = either.putArray("anyOf").add(part);
            ObjectNode sealed = forms.addObject().put("type", "object");
            sealed.putObject("properties").putObject("sealed").put("type", "string");
            sealed.putArray("required").add("sealed");
            sealed.put("additionalProperties", false);
        }
    }
}
