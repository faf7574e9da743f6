package io.rapport.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.system.RunningSystem.Handle;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one stack for all system tests
@DisplayName("Whatever a member has said")
class CanaryIT {

    private final Handle system;

    CanaryIT(Handle system) {
        this.system = system;
    }

    @Test
    @DisplayName("is nowhere in clear but in MongoDB, and is gone from everywhere once it is to be forgotten")
    void canary() throws Exception {
        Wire wire = new Wire(system);
        TextFields fields =
                new TextFields(wire.send(true, "GET", "/v3/api-docs", null, null, Map.of()).json());
        String unique = UUID.randomUUID().toString().substring(0, 6);
        String member = "canary-" + unique;
        Forge forge = new Forge(system.issuerKeys(), system.token("canary-any"));
        CanaryStory story = new CanaryStory(
                wire,
                fields,
                member,
                unique,
                Map.of(
                        "member",
                        forge.token("aviary", member, Set.of("member")),
                        "coach",
                        forge.token("aviary", member + "-coach", Set.of("coach")),
                        "admin",
                        forge.token("aviary", "keeper", Set.of("admin"))));
        story.tell();
        assertThat(fields.accepted()).isEqualTo(fields.all());
    }
}
