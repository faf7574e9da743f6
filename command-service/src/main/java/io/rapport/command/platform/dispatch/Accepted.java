package io.rapport.command.platform.dispatch;

import io.rapport.command.platform.commands.Answer;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** An accepted command as HTTP. What was created is read at query-service, so that is where {@code Location} leads. */
@Component
final class Accepted {

    /** Names the aggregate and its sequence after the command; sent with a query, it lets one read one's own write. */
    static final String APPLIED = "Rapport-Applied";

    private final String queries;

    /** @param queries where clients find query-service; empty if both services have one address for them */
    Accepted(@Value("${rapport.queries-url}") String queries) {
        this.queries = queries.endsWith("/") ? queries.substring(0, queries.length() - 1) : queries;
    }

    ResponseEntity<Map<String, Object>> response(Answer answer, String aggregateId, long sequence) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(APPLIED, aggregateId + "@" + sequence);
        headers.setETag("\"" + sequence + "\"");
        if (answer.location() == null) {
            return new ResponseEntity<>(headers, HttpStatus.NO_CONTENT);
        }
        // As text: it is made of our own words and ids, and parsing an address to write it costs as much as a rule.
        headers.set(HttpHeaders.LOCATION, queries + answer.location());
        return new ResponseEntity<>(answer.ids(), headers, HttpStatus.CREATED);
    }
}
