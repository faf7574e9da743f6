package io.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequiredUnlessNullableTest {

    private final JsonMapper mapper = JsonMapper.builder()
            .annotationIntrospector(new RequiredUnlessNullable())
            .build();

    record Name(String first, @Nullable String last) {}

    record Card(
            Name name,
            Set<String> tags,
            int rating,
            @Nullable List<Name> friends) {}

    @Test
    void aNullableComponentMayBeLeftOutOrNull() {
        assertThat(read("{'first': 'Mara'}", Name.class)).isEqualTo(new Name("Mara", null));
        assertThat(read("{'first': 'Mara', 'last': null}", Name.class)).isEqualTo(new Name("Mara", null));
    }

    @Test
    void everyOtherComponentMayNot() {
        assertRejected("{'last': 'Feld'}", Name.class);
        assertRejected("{'first': null, 'last': 'Feld'}", Name.class);
    }

    @Test
    void theSameHoldsInNestedRecords() {
        assertThat(read("{'name': {'first': 'Mara'}, 'tags': [], 'rating': 1}", Card.class))
                .isEqualTo(new Card(new Name("Mara", null), Set.of(), 1, null));
        assertRejected("{'name': {}, 'tags': [], 'rating': 1}", Card.class);
        assertRejected("{'name': {'first': 'Mara'}, 'tags': [], 'rating': 1, 'friends': [{}]}", Card.class);
    }

    @Test
    void aPrimitiveHasNoSilentDefault() {
        assertRejected("{'name': {'first': 'Mara'}, 'tags': []}", Card.class);
        assertRejected("{'name': {'first': 'Mara'}, 'tags': [], 'rating': null}", Card.class);
    }

    @Test
    void aCollectionHoldsNoNull() {
        assertRejected("{'name': {'first': 'Mara'}, 'tags': [null], 'rating': 1}", Card.class);
        assertRejected("{'name': {'first': 'Mara'}, 'tags': [], 'rating': 1, 'friends': [null]}", Card.class);
    }

    @Test
    void writingIsLeftAlone() {
        assertThat(mapper.valueToTree(new Name("Mara", null)).equals(tree("{'first': 'Mara', 'last': null}")))
                .isTrue();
    }

    private void assertRejected(String json, Class<?> type) {
        assertThatExceptionOfType(DatabindException.class).isThrownBy(() -> read(json, type));
    }

    private <T> T read(String json, Class<T> type) {
        return mapper.treeToValue(tree(json), type);
    }

    private JsonNode tree(String json) {
        return mapper.readTree(json.replace('\'', '"'));
    }
}
