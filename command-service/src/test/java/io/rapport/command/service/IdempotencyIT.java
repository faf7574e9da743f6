package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.command.service.Client.Reply;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An idempotency key")
class IdempotencyIT {

    private static final String PERSON = "{'name': 'Ida'}";

    private static Reply meet(Client member, String key) {
        Reply reply = member.post("/relationships", PERSON, "Idempotency-Key", key);
        assertThat(reply.status()).isEqualTo(201);
        return reply;
    }

    @Test
    @DisplayName("is forgotten after the days for which it is kept, and no other one with it")
    void forgotten() {
        try (RunningService service = RunningService.start(Map.of("RAPPORT_PUBLISHING", "off"))) {
            Client ana = service.member("bright", "ana");
            String old = meet(ana, "old").relationshipId();
            String young = meet(ana, "young").relationshipId();
            // More than one batch of them, all older than a day by a minute.
            service.sql().update("""
                            INSERT INTO idempotency (tenant_id, member_id, key, fingerprint, aggregate_id, sequence, ids,
                                                     recorded_at)
                            SELECT 'bright', 'ben', n::text, '', '', 0, '{}', now() - interval '1441 minutes'
                            FROM generate_series(1, 2500) n
                            """);
            service.sql().update("UPDATE idempotency SET recorded_at = now() - interval '2 days' WHERE key = 'old'");
            service.sql()
                    .update("UPDATE idempotency SET recorded_at = now() - interval '23 hours' WHERE key = 'young'");
            assertThat(meet(ana, "old").relationshipId())
                    .as("an instance that only takes commands forgets nothing")
                    .isEqualTo(old);

            try (RunningService publishing = service.another(Map.of("RAPPORT_IDEMPOTENCY_KEPT", "1d"))) {
                await().untilAsserted(() -> assertThat(
                                publishing.sql().queryForList("SELECT key FROM idempotency", String.class))
                        .containsExactly("young"));
                Client anaThere = publishing.member("bright", "ana");
                assertThat(meet(anaThere, "young").relationshipId()).isEqualTo(young);
                assertThat(meet(anaThere, "old").relationshipId()).isNotEqualTo(old);
            }
        }
    }
}
