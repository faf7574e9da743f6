package io.rapport.command.platform.commands;

import io.rapport.command.kernel.time.MemberTime;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.kernel.time.Stated;
import io.rapport.events.Owner;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every command request brings beside its body; controllers take it as a parameter.
 *
 * @param owner whose data it is about: the caller, or the member that the path names
 * @param actor the subject of the token
 * @param now the instant at which the request came in: the only clock that a command knows
 * @param memberTime the member's time zones and first day of the week
 * @param expectedSequence what {@code If-Match} names, if it was sent
 * @param idempotency the key and the request's fingerprint, if a key was sent
 */
public record CommandRequest(
        Owner owner,
        String actor,
        Instant now,
        MemberTime memberTime,
        UUID commandId,
        UUID correlationId,
        @Nullable Long expectedSequence,
        @Nullable Idempotency idempotency) {

    /** The same request, about what is the tenant's and no member's. */
    public CommandRequest ofTenant() {
        return new CommandRequest(
                Owner.ofTenant(owner.tenantId()),
                actor,
                now,
                memberTime,
                commandId,
                correlationId,
                expectedSequence,
                idempotency);
    }

    /** Whether a member asks for something of their own. */
    public boolean isOfTheOwner() {
        return owner.memberId().equals(actor);
    }

    /** When what the body tells of happened, settled by the rules of time. */
    public Moment when(Stated body) {
        return body.moment(now, memberTime);
    }

    /**
     * The request as the same one is recognised again.
     *
     * @param fingerprint a keyed hash of method, path and body, in hex
     */
    public record Idempotency(String key, String fingerprint) {}
}
