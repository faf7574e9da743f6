package io.rapport.command.platform.keys;

import io.rapport.events.Seals;
import io.rapport.events.Subject;
import java.util.Set;
import java.util.UUID;

/** Seals and opens, and destroys keysets so that nobody ever opens again what they sealed. */
public interface Keys extends Seals {

    /** Whoever of these people is forgotten closes the subject too, from now on. May be said again. */
    void link(Subject subject, Set<UUID> people);

    /**
     * Destroys the keysets of these relationships and of every aggregate that is linked to one of them. May be asked
     * again.
     *
     * @return how many keysets there were
     */
    int destroyPerson(String tenantId, String memberId, Set<UUID> relationshipIds);

    /**
     * Destroys all keysets of a member. May be asked again.
     *
     * @return how many keysets there were
     */
    int destroyMember(String tenantId, String memberId);
}
