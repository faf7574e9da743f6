package io.rapport.command.relationship;

import io.rapport.command.dispatch.Owner;
import java.util.Optional;
import java.util.UUID;

/**
 * Knows by which keys a member's people are told apart, so that nobody is met twice. What it is told holds if the
 * current transaction commits; a concurrent one that wants the same key waits for that.
 */
interface MetPersons {

    /**
     * The key is the relationship's from now on.
     *
     * @throws io.rapport.command.rules.RejectedException with {@code PersonAlreadyMet} if another relationship of the
     *     owner has it
     */
    void claim(Owner owner, UUID relationshipId, PersonKey key);

    /**
     * The relationship's keys of that kind are released, and {@code key} is claimed in their place, if there is one.
     *
     * @throws io.rapport.command.rules.RejectedException as {@link #claim} does
     */
    void replace(Owner owner, UUID relationshipId, PersonKey.Kind kind, Optional<PersonKey> key);
}
