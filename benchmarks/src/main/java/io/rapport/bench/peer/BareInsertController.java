package io.rapport.bench.peer;

import io.rapport.command.platform.eventstore.TimeOrderedIds;
import io.rapport.web.security.Caller;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes the same requests as command-service, reads nothing of them, and inserts the row that each would become. */
@OpenTo(Role.MEMBER)
@RestController
final class BareInsertController {

    private final JdbcTemplate jdbc;
    private final TimeOrderedIds ids = new TimeOrderedIds();

    /** Any will do that an aggregate has not had. */
    private final AtomicLong sequence = new AtomicLong();

    BareInsertController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/relationships")
    ResponseEntity<Map<String, UUID>> meetPerson(@RequestBody byte[] body) {
        UUID relationshipId = ids.next();
        insert(EventRow.PERSON_MET, relationshipId, 0);
        return ResponseEntity.created(URI.create("/relationships/" + relationshipId))
                .body(Map.of("relationshipId", relationshipId, "entryId", ids.next()));
    }

    @PostMapping("/relationships/{relationshipId}/follow-ups")
    ResponseEntity<Map<String, UUID>> recordFollowUp(@PathVariable UUID relationshipId, @RequestBody byte[] body) {
        UUID entryId = ids.next();
        insert(EventRow.FOLLOW_UP_RECORDED, relationshipId, sequence.incrementAndGet());
        return ResponseEntity.created(URI.create("/relationships/" + relationshipId + "/entries/" + entryId))
                .body(Map.of("entryId", entryId));
    }

    private void insert(EventRow row, UUID relationshipId, long at) {
        Caller caller = Caller.current();
        jdbc.update(
                EventRow.INSERT,
                row.values(ids.next(), ids.next(), relationshipId.toString(), at, caller.tenant(), caller.subject()));
    }
}
