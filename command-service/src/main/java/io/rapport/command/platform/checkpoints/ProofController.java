package io.rapport.command.platform.checkpoints;

import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.checkpoints.ProofRejection.OlderFirst;
import io.rapport.command.platform.checkpoints.StoredProofs.Signed;
import io.rapport.command.platform.checkpoints.StoredProofs.Stored;
import io.rapport.proofs.Bundle;
import io.rapport.proofs.LogKey;
import io.rapport.proofs.Origin;
import io.rapport.proofs.WitnessKey;
import io.rapport.web.security.Caller;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proves what is in the log: to an auditor all of the tenant's, to a member their own events. */
@OpenTo({Role.MEMBER, Role.AUDITOR})
@Tag(name = "Proofs", description = "What happened, provably: checkpoints of the log, and proofs of its events")
@RestController
@RequestMapping("/proofs")
class ProofController {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final StoredProofs proofs;
    private final String name;
    private final List<LogKey> keys;
    private final List<WitnessKey> witnesses;

    ProofController(StoredProofs proofs, CheckpointSettings settings) {
        this.proofs = proofs;
        this.name = settings.name();
        this.keys = settings.keys();
        this.witnesses = settings.witnesses().trusted();
    }

    /**
     * An event's place in the tree of a checkpoint.
     *
     * @param index from 0
     * @param size of the tree
     * @param leaf SHA-256 in base64
     * @param path from the leaf's sibling to the root's child, in base64
     * @param checkpoint the signed note
     */
    record Inclusion(UUID eventId, long index, long size, String leaf, List<String> path, String checkpoint) {}

    /**
     * That one tree has become another.
     *
     * @param path in base64, as RFC 9162 orders it
     * @param older the signed note of the smaller tree
     * @param newer the signed note of the larger one
     */
    record Consistency(long from, long to, List<String> path, String older, String newer) {}

    @Operation(operationId = "getCheckpoint", summary = "The latest checkpoint of your tenant's log: a signed note")
    @GetMapping(path = "/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> getCheckpoint() {
        return text(proofs.latest(Caller.current().tenant()).note());
    }

    @Operation(operationId = "getInclusion", summary = "What proves that an event is in the log, and where")
    @GetMapping(path = "/events/{eventId}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Inclusion> getInclusion(@PathVariable UUID eventId) {
        Caller caller = Caller.current();
        Stored event = event(caller, eventId);
        Signed checkpoint = proofs.covering(caller.tenant(), event.index());
        List<byte[]> path = proofs.inclusion(caller.tenant(), event.index(), checkpoint.size());
        proofs.looked(event, caller.tenant(), caller.subject(), "/proofs/events/" + eventId);
        return ResponseEntity.ok(new Inclusion(
                eventId, event.index(), checkpoint.size(), base64(event.leaf()), base64(path), checkpoint.note()));
    }

    @Operation(
            operationId = "getBundle",
            summary = "An event as it is stored, with what proves it to somebody who has nothing else",
            description = "A file for ./rapport verify FILE: the event's header and its stored payload, and beside them"
                    + " a C2SP tlog-proof.")
    @GetMapping(path = "/events/{eventId}/bundle", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> getBundle(@PathVariable UUID eventId) {
        Caller caller = Caller.current();
        Stored event = event(caller, eventId);
        Signed checkpoint = proofs.covering(caller.tenant(), event.index());
        List<byte[]> path = proofs.inclusion(caller.tenant(), event.index(), checkpoint.size());
        proofs.looked(event, caller.tenant(), caller.subject(), "/proofs/events/" + eventId + "/bundle");
        String origin = Origin.of(name, caller.tenant());
        return text(Bundle.text(
                event.header(),
                event.payload(),
                Stream.concat(
                                keys.stream().map(key -> key.verifierKey(origin)),
                                witnesses.stream().map(WitnessKey::toString))
                        .toList(),
                event.index(),
                path,
                checkpoint.note()));
    }

    @Operation(
            operationId = "getConsistency",
            summary = "What proves that one checkpoint's log has become another's, with nothing changed or taken away")
    @GetMapping(path = "/consistency", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Consistency> getConsistency(@RequestParam long from, @RequestParam long to) {
        String tenantId = Caller.current().tenant();
        if (from > to) {
            throw new RejectedException(new OlderFirst());
        }
        Signed older = proofs.of(tenantId, "from", from);
        Signed newer = proofs.of(tenantId, "to", to);
        List<byte[]> path = proofs.consistency(tenantId, from, to);
        return ResponseEntity.ok(new Consistency(from, to, base64(path), older.note(), newer.note()));
    }

    private Stored event(Caller caller, UUID eventId) {
        return proofs.event(eventId, caller.tenant(), Caller.hasOneOf(Role.AUDITOR) ? null : caller.subject());
    }

    private static ResponseEntity<String> text(String text) {
        return ResponseEntity.ok().contentType(TEXT).body(text);
    }

    private static List<String> base64(List<byte[]> hashes) {
        return hashes.stream().map(ProofController::base64).toList();
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
