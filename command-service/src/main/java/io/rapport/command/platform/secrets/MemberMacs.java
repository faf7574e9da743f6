package io.rapport.command.platform.secrets;

import io.rapport.events.Owner;
import java.util.Collection;

/**
 * HMAC-SHA-256 with a key of the member, which is destroyed with all that is theirs: from then on nobody can try out
 * what a hash is of, whatever else they have.
 */
public interface MemberMacs {

    /**
     * Whether the member has a key, or was forgotten.
     *
     * @throws io.rapport.events.SealsUnavailableException if the keyring does not answer
     */
    boolean known(Owner owner);

    /**
     * Gives a key to each who has none and was not forgotten. Only for somebody of whom there are no hashes: with
     * another key none of them would be found again.
     *
     * @throws io.rapport.events.SealsUnavailableException if the keyring does not answer
     */
    void begin(Collection<Owner> owners);

    /**
     * Of these bytes, with the key of this member.
     *
     * @throws io.rapport.events.ForgottenSubjectException if the member was forgotten
     * @throws io.rapport.events.SealsUnavailableException if the keyring does not answer, or knows of no key
     */
    byte[] of(Owner owner, byte[] value);
}
