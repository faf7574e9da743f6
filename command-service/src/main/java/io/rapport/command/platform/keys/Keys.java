package io.rapport.command.platform.keys;

import io.rapport.events.Seals;
import io.rapport.events.Subject;
import io.rapport.keyring.Destruction;
import io.rapport.keyring.FirstKeyset;
import io.rapport.keyring.Keyring;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Seals and opens, and destroys keysets so that nobody ever opens again what they sealed. */
public interface Keys extends Seals {

    /** Whether keysets are in the log's database, and may be stored by whoever appends events. */
    boolean areBesideTheLog();

    /**
     * For the first event of an aggregate, if keysets are beside the log: what it seals with the aggregate's keyset is
     * sealed with a new one, which has to be stored by the statement that appends the event.
     */
    FirstKeyset first(Subject aggregate);

    /** All that was ever destroyed, what a restored backup of the log knows nothing of included. */
    List<Destruction> destroyed();

    /** How the keyring stands, in one word. */
    String state();

    /** Whoever of these people is forgotten closes the subject too, from now on. May be said again. */
    void link(Subject subject, Set<UUID> people);

    /**
     * Destroys the keysets of these relationships and of every aggregate that is linked to one of them. May be asked
     * again.
     */
    Keyring.Closed destroyPerson(String tenantId, String memberId, Set<UUID> relationshipIds);

    /**
     * Destroys all keysets of a member. May be asked again.
     *
     * @return how many keysets there were
     */
    int destroyMember(String tenantId, String memberId);
}
