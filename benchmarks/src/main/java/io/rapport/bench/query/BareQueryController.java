package io.rapport.bench.query;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.bench.documents.BenchmarkedDocuments;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reads a page of the timeline, a person's document or a goal's with the bare driver, decodes nothing, and answers what
 * query-service once answered to the same request. Of a goal that is its document alone: what counts towards it is in
 * other documents, which query-service reads as well.
 */
@RestController
@OpenTo(Role.MEMBER)
final class BareQueryController {

    private final SingletonSupplier<MongoCollection<RawBsonDocument>> entries;
    private final SingletonSupplier<MongoCollection<RawBsonDocument>> people;
    private final SingletonSupplier<MongoCollection<RawBsonDocument>> goals;
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

    BareQueryController(MongoDatabase database) {
        // They come into being with the first documents.
        entries = SingletonSupplier.of(() -> BenchmarkedDocuments.collection(database, "timeline", "entries"));
        people = SingletonSupplier.of(() -> BenchmarkedDocuments.collection(database, "relationship", "people"));
        goals = SingletonSupplier.of(() -> BenchmarkedDocuments.collection(database, "goal-progress", "goals"));
    }

    /** Takes the answer to this path for this member. */
    @PutMapping("/**")
    void learn(@AuthenticationPrincipal Jwt token, HttpServletRequest request, @RequestBody byte[] answer) {
        answers.put(key(token, request.getRequestURI()), answer);
    }

    @GetMapping("/timeline")
    ResponseEntity<byte[]> timeline(@AuthenticationPrincipal Jwt token, @RequestParam int limit) {
        List<RawBsonDocument> page = entries.obtain()
                .find(ownedBy(token))
                .sort(Sorts.descending("occurredAt", "entryId"))
                .limit(limit + 1)
                .into(new ArrayList<>());
        return answer(token, "/timeline", page.isEmpty() ? null : page.getFirst());
    }

    @GetMapping("/relationships/{id}")
    ResponseEntity<byte[]> card(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
        return answer(token, "/relationships/" + id, one(people.obtain(), token, id));
    }

    @GetMapping("/goals/{id}")
    ResponseEntity<byte[]> goal(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
        return answer(token, "/goals/" + id, one(goals.obtain(), token, id));
    }

    private static @Nullable RawBsonDocument one(MongoCollection<RawBsonDocument> in, Jwt token, String id) {
        return in.find(Filters.and(Filters.eq("_id", id), ownedBy(token))).first();
    }

    private static Bson ownedBy(Jwt token) {
        return Filters.and(
                Filters.eq("tenantId", token.getClaimAsString("tenant")), Filters.eq("memberId", token.getSubject()));
    }

    private ResponseEntity<byte[]> answer(Jwt token, String path, @Nullable RawBsonDocument found) {
        byte[] answer = answers.get(key(token, path));
        return found == null || answer == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    private static String key(Jwt token, String path) {
        return token.getSubject() + " " + path;
    }
}
