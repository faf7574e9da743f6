package io.rapport.query.platform.engine.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UrgencyTest {

    @Test
    void whoIsAwaitedGoesFirstAndWhoIsQuietLast() {
        assertThat(Urgency.order(
                        List.of("agenda", "skill", "timeline", "mission", "card"),
                        Set.of("timeline", "mission")::contains,
                        Set.of("skill", "mission")::contains))
                .containsExactly("timeline", "mission", "agenda", "card", "skill");
    }
}
