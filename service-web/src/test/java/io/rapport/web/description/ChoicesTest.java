package io.rapport.web.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@SuppressWarnings({"rawtypes", "unchecked"}) // Swagger's model uses its generic class raw.
class ChoicesTest {

    private static final Map<String, Schema> SCHEMAS = described();

    record Trip(Way way) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Way.Train.class, name = "BY_TRAIN"),
        @JsonSubTypes.Type(value = Way.Foot.class, name = "ON_FOOT")
    })
    sealed interface Way {
        record Train(String from) implements Way {}

        record Foot(int hours) implements Way {}
    }

    private static Map<String, Schema> described() {
        ModelConverters converters = new ModelConverters(true);
        converters.addConverter(new NamedChoices());
        OpenAPI document = new OpenAPI()
                .components(new Components()
                        .schemas(new LinkedHashMap<>(converters.readAll(new AnnotatedType(Trip.class)))));
        new Choices().customise(document);
        return document.getComponents().getSchemas();
    }

    private static Schema named(String name) {
        return Objects.requireNonNull(SCHEMAS.get(name), name);
    }

    private static Object typesOf(String name) {
        return Objects.requireNonNull((Schema) named(name).getProperties().get("type"))
                .getEnum();
    }

    @Test
    void eachIsToldApartByItsOwnName() {
        assertThat(named("Way").getOneOf()).hasSize(2);
        assertThat(named("Train").getProperties().keySet()).hasToString("[type, from]");
        assertThat(typesOf("Train")).hasToString("[BY_TRAIN]");
        assertThat(typesOf("Foot")).hasToString("[ON_FOOT]");
        assertThat(named("Foot").getRequired()).hasToString("[type]");
    }

    @Test
    void noneExtendsTheChoiceBetweenThem() {
        assertThat(named("Train").getAllOf()).isNull();
        assertThat(named("Way").getProperties()).isNull();
    }
}
