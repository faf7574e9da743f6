package io.rapport.command.dispatch;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** An accepted command as HTTP. */
final class Accepted {

    /** Names the aggregate and its sequence after the command; sent with a query, it lets one read one's own write. */
    static final String APPLIED = "Rapport-Applied";

    private Accepted() {}

    static ResponseEntity<Map<String, UUID>> response(Answer answer, String aggregateId, long sequence) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(APPLIED, aggregateId + "@" + sequence);
        headers.setETag("\"" + sequence + "\"");
        if (answer.location() == null) {
            return new ResponseEntity<>(headers, HttpStatus.NO_CONTENT);
        }
        headers.setLocation(URI.create(answer.location()));
        return new ResponseEntity<>(answer.ids(), headers, HttpStatus.CREATED);
    }
}
