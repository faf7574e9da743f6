package io.rapport.command.kernel.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("What a body clears")
class GivenOrClearedTest {

    /** Every field that some body can clear, of whatever context. */
    static Stream<Arguments> clearable() {
        return Requests.bodies().stream()
                .flatMap(body -> component(body, GivenOrCleared.CLEAR).stream()
                        .map(clear -> (ParameterizedType) clear.getGenericType())
                        .map(names -> (Class<?>) names.getActualTypeArguments()[0])
                        .flatMap(names -> Arrays.stream(names.getEnumConstants()))
                        .map(field -> Arguments.of(body, field.toString())));
    }

    private static Optional<RecordComponent> component(Class<?> body, String name) {
        return Arrays.stream(body.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst();
    }

    private static List<String> invalidFields(Class<?> body, ObjectNode node) {
        return Bodies.invalidFields(Bodies.read(body, node.toString()));
    }

    @ParameterizedTest
    @MethodSource("clearable")
    @DisplayName("is nothing that it gives, and the field is named")
    void never(Class<?> body, String field) {
        ObjectNode node = Requests.valid(body);
        node.putArray(GivenOrCleared.CLEAR).add(field);
        assertThat(invalidFields(body, node)).isEmpty();
        Class<?> type = component(body, field).orElseThrow().getType();
        if (type == Integer.class) {
            node.put(field, 3);
        } else if (type == List.class) {
            node.putArray(field);
        } else {
            node.put(
                    field,
                    switch (field) {
                        case "email" -> "mara@example.org";
                        case "profileUrl" -> "https://example.org/mara";
                        default -> "123456";
                    });
        }
        assertThat(invalidFields(body, node)).containsExactly(field);
    }

    @Test
    @DisplayName("is looked at in all contexts that have it")
    void everywhere() {
        assertThat(clearable().map(one -> one.get()[0]).distinct()).hasSizeGreaterThan(1);
    }
}
