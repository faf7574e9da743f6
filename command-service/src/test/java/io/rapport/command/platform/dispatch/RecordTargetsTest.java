package io.rapport.command.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A command goes to the aggregate")
class RecordTargetsTest {

    private static final UUID ID = UUID.fromString("0199b7a0-0000-7000-8000-000000000001");

    private final RecordTargets targets = new RecordTargets();

    private record Rename(
            String name,
            @TargetAggregateIdentifier @Nullable UUID id) {}

    private record Homeless(UUID id) {}

    private String targetOf(Object command) {
        return targets.resolveTarget(GenericCommandMessage.asCommandMessage(command))
                .getIdentifier();
    }

    @Test
    @DisplayName("that its annotated component names")
    void annotated() {
        assertThat(targetOf(new Rename("a", ID))).isEqualTo(ID.toString());
        UUID other = new UUID(1, 2);
        assertThat(targetOf(new Rename("b", other))).isEqualTo(other.toString());
    }

    @Test
    @DisplayName("and nowhere, if none is annotated, the component is empty or the command is no record")
    void nowhere() {
        assertThatThrownBy(() -> targetOf(new Homeless(ID))).hasMessageContaining("Homeless");
        assertThatThrownBy(() -> targetOf(new Rename("a", null))).hasMessageContaining("Rename");
        assertThatThrownBy(() -> targetOf("text")).hasMessageContaining("String");
    }
}
