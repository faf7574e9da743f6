package io.rapport.events;

import org.jspecify.annotations.Nullable;

/**
 * Seals personal values with the keyset of their subject, and opens them. What was sealed can be opened for as long as
 * the keyset is there; when it is destroyed on purpose, the value is forgotten, wherever copies of it are.
 */
public interface Seals {

    /**
     * The value, sealed; each time other bytes.
     *
     * @param associated what the value belongs to: it is not kept, and nothing else opens
     * @throws ForgottenSubjectException if the subject was forgotten: nothing new is kept about them
     * @throws SealsUnavailableException if the keyring does not answer
     */
    byte[] seal(Subject subject, byte[] value, byte[] associated);

    /**
     * The value again, or {@code null} if its subject was forgotten. A keyset that is missing without a record of its
     * destruction is never taken for that.
     *
     * @throws SealsUnavailableException if the keyring does not answer or does not know the subject: a reader waits
     * @throws BrokenSealException if the bytes, or what they belong to, are not what was sealed
     */
    byte @Nullable [] open(Subject subject, byte[] sealed, byte[] associated);
}
