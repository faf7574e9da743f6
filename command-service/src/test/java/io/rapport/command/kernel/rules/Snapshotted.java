package io.rapport.command.kernel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import tools.jackson.databind.json.JsonMapper;

/** Takes an aggregate through the JSON of a snapshot and back. */
public final class Snapshotted {

    /** As the event store writes snapshots. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .with(JsonAutoDetect.Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY))
            .build();

    private Snapshotted() {}

    /** The same aggregate, as it is loaded from its snapshot. */
    @SuppressWarnings("unchecked") // the class of a T is a Class<? extends T>
    public static <T> T throughJson(T aggregate) {
        T loaded = (T) JSON.readValue(JSON.writeValueAsString(aggregate), aggregate.getClass());
        assertThat(loaded).usingRecursiveComparison().isEqualTo(aggregate);
        return loaded;
    }
}
