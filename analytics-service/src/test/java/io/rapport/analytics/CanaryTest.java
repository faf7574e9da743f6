package io.rapport.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.parts.Life;
import io.rapport.analytics.parts.Log;
import io.rapport.analytics.parts.Mask;
import io.rapport.events.EventCodec;
import io.rapport.events.EventEnvelope;
import io.rapport.events.Origin;
import io.rapport.events.RapportEvent;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What reaches this service of a text that somebody wrote. */
class CanaryTest {

    private final EventCodec sealing = new EventCodec(new Mask());
    private final EventCodec ours = new EventCodec();

    @Test
    void aCodecWithoutKeysReadsNoPersonalText() {
        Log log = new Log();
        for (RapportEvent event : Life.of(new Random(7), 24, 40).events()) {
            EventEnvelope envelope = log.next("acme", "mia", event);
            byte[] stored = sealing.encode(
                    event,
                    new Origin(envelope.tenantId(), envelope.memberId(), envelope.aggregateId(), envelope.eventId()));
            assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain(Life.CANARY);
            assertThat(ours.decode(envelope.type(), stored).toString()).doesNotContain(Life.CANARY);
        }
    }
}
