package io.rapport.bench.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventCodec;
import io.rapport.events.RapportEvent;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The sample")
class SampleTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static JsonNode eventOf(RapportEvent event) {
        return JSON.readTree(new EventCodec().encode(event));
    }

    @Test
    @DisplayName("says the same in the request as in the event, so that the peers write as many bytes")
    void sameText() {
        JsonNode met = eventOf(Sample.personMet(UUID.randomUUID(), UUID.randomUUID(), Instant.now()));
        JsonNode meet = JSON.readTree(Sample.MEET_PERSON);
        for (String field : new String[] {"name", "kind", "headline", "organisation", "industry", "expert"}) {
            assertThat(met.path("person").path(field))
                    .isEqualTo(meet.path(field))
                    .isNotNull();
        }
        for (String field : new String[] {"howMet", "tags", "note"}) {
            assertThat(met.path(field)).isEqualTo(meet.path(field)).isNotNull();
        }
        JsonNode recorded = eventOf(Sample.followUpRecorded(UUID.randomUUID(), UUID.randomUUID(), Instant.now()));
        JsonNode followUp = JSON.readTree(Sample.RECORD_FOLLOW_UP);
        for (String field : new String[] {"reference", "summary", "valueGiven"}) {
            assertThat(recorded.path(field)).isEqualTo(followUp.path(field)).isNotNull();
        }
    }
}
