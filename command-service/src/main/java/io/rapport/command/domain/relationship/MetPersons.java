package io.rapport.command.domain.relationship;

import io.rapport.events.Owner;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Knows by which keys a member's people are told apart, so that nobody is met twice. What it is told holds if the
 * command that is being handled succeeds; a concurrent one that wants the same key waits for that.
 */
interface MetPersons {

    /**
     * Ask before a transaction begins that is to hold what is claimed: the keyring may have to be asked, and nobody's
     * row is to wait for that.
     */
    void expect(Owner owner);

    /**
     * The keys become the relationship's with the events of the command that is being handled, which fails with
     * {@code PersonAlreadyMet} if another relationship of the owner has one of them.
     */
    void claim(Owner owner, UUID relationshipId, List<PersonKey> keys);

    /**
     * In the current transaction, the relationship's keys of that kind are released, and {@code key} is claimed in
     * their place, if there is one.
     *
     * @throws io.rapport.command.kernel.rules.RejectedException with {@code PersonAlreadyMet} if another relationship
     *     of the owner has it
     */
    void replace(Owner owner, UUID relationshipId, PersonKey.Kind kind, Optional<PersonKey> key);
}
