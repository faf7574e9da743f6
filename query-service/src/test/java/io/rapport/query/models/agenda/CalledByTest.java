package io.rapport.query.models.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.query.models.agenda.AgendaItem.CalledBy;
import io.rapport.query.platform.consent.Tells.What;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What an item of the agenda is called tells")
class CalledByTest {

    private static What of(String... there) {
        return new CalledBy().tells(Set.of(there)::contains);
    }

    @Test
    @DisplayName("who a person is, how a goal is called, or what the member wrote of a gathering")
    void tells() {
        assertThat(of("relationshipId")).isEqualTo(What.NAME);
        assertThat(of("relationshipId", "missionId")).isEqualTo(What.NAME);
        assertThat(of("goalId")).isEqualTo(What.GOAL);
        assertThat(of("gatheringId")).isEqualTo(What.NOTE);
        assertThat(of("gatheringId", "missionId")).isEqualTo(What.NOTE);
        assertThat(of("missionId")).isEqualTo(What.WORDS_FOR_SOMEBODY);
        assertThat(of("engagementId")).isEqualTo(What.PLAIN);
    }
}
