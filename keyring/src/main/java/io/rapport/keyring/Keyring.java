package io.rapport.keyring;

import com.google.crypto.tink.Aead;
import io.rapport.events.ForgottenSubjectException;
import io.rapport.events.Seals;
import io.rapport.events.Subject;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Mints, seals, opens and destroys. Two processes never have two keysets for one subject, and nobody ever has one again
 * for a subject that was forgotten.
 */
public final class Keyring implements Seals, AutoCloseable {

    private static final int LIMIT = 8_192;

    private final KeyringRows rows;
    private final MasterKey masterKey;
    private final Destroyer destroyer;
    private final OpenKeysets keysets;
    private final DestructionWatch watch;

    /**
     * @param database of connections that take part in nobody else's transactions, to the schema that
     *     {@link KeyringSchema} has made
     * @param destructions where it is written what was destroyed, apart from the database
     */
    public Keyring(DataSource database, MasterKey masterKey, Destructions destructions, Clock clock) {
        this.rows = new KeyringRows(database);
        this.masterKey = masterKey;
        this.destroyer = new Destroyer(database, destructions, clock);
        this.keysets = new OpenKeysets(rows::find, masterKey, LIMIT, System::nanoTime);
        this.watch = new DestructionWatch(rows, masterKey, keysets);
    }

    /**
     * Destroys again what was destroyed after the backup was made from which the database may have come, and then
     * begins to notice what others destroy. Nothing may be opened before.
     *
     * @throws IllegalStateException if there are keysets that no master key unwraps
     */
    public void start() {
        destroyer.catchUp();
        for (String name : destroyer.masterKeys()) {
            if (!masterKey.knows(name)) {
                throw new IllegalStateException("MasterKeyMismatch: there are keysets under the master key " + name
                        + ", and RAPPORT_MASTER_KEY has only " + masterKey.name()
                        + "; add the former one after the new one, or restore the keyring that belongs to it");
            }
        }
        watch.start();
    }

    /** Tells of every destruction that there was, and of each new one; of one perhaps more than once. */
    public void onDestruction(Consumer<Destruction> listener) {
        watch.listen(listener);
    }

    /**
     * All that was ever destroyed, what a restored backup did not know included.
     *
     * @throws io.rapport.events.SealsUnavailableException if the keyring does not answer
     */
    public List<Destruction> destroyed() {
        return rows.since(-1).destructions();
    }

    /** Looks now, and not only in some seconds, what was destroyed elsewhere. */
    public void look() {
        watch.look();
    }

    /** How the keyring stands, as far as it was asked lately. */
    public KeyringStatus status() {
        return keysets.status();
    }

    @Override
    public byte[] seal(Subject subject, byte[] value, byte[] associated) {
        byte @Nullable [] sealed = sealAtHand(subject, value, associated);
        return sealed == null ? sealed(minted(Set.of(subject)).get(subject), value, associated) : sealed;
    }

    /**
     * The value sealed without asking the database, or {@code null} if it has to be asked.
     *
     * @throws ForgottenSubjectException if the subject was forgotten
     */
    public byte @Nullable [] sealAtHand(Subject subject, byte[] value, byte[] associated) {
        KeysetCache.Held held = keysets.held(subject);
        return held == null ? null : sealed(held.aead(), value, associated);
    }

    static byte[] sealed(@Nullable Aead aead, byte[] value, byte[] associated) {
        if (aead == null) {
            throw new ForgottenSubjectException();
        }
        try {
            return aead.encrypt(value, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value could not be sealed", e);
        }
    }

    /**
     * A keyset for a subject of which nothing was sealed before, for whoever writes to the database of the keyring
     * anyway. If it has one after all, what is written is refused.
     */
    public FirstKeyset first(Subject subject) {
        return new FirstKeyset(this, masterKey, keysets, subject);
    }

    /**
     * Whether these connections lead to the very table of keysets, and may write to it.
     *
     * @throws io.rapport.events.SealsUnavailableException if one of the two does not answer
     */
    public boolean isWrittenBy(DataSource others) {
        return rows.areWrittenBy(others);
    }

    /**
     * Sees to it that those of these subjects have keysets who had none, in one transaction; {@link #seal} does it for
     * one. Whoever was forgotten gets none.
     *
     * @throws io.rapport.events.SealsUnavailableException if the keyring does not answer
     */
    public void mint(Collection<Subject> subjects) {
        Set<Subject> missing = new HashSet<>();
        for (Subject subject : subjects) {
            if (!has(subject)) {
                missing.add(subject);
            }
        }
        if (!missing.isEmpty()) {
            minted(missing);
        }
    }

    /** Whether a value of this subject is sealed without asking the database. */
    public boolean has(Subject subject) {
        return keysets.held(subject) != null;
    }

    private Map<Subject, @Nullable Aead> minted(Set<Subject> subjects) {
        Map<Subject, MasterKey.Minted> minted = new HashMap<>();
        Map<Subject, MasterKey.Wrapped> wrapped = new HashMap<>();
        for (Subject subject : subjects) {
            MasterKey.Minted one = masterKey.mint(subject);
            minted.put(subject, one);
            wrapped.put(subject, one.wrapped());
        }
        return keysets.reading(() -> rows.mint(wrapped), minted);
    }

    @Override
    public byte @Nullable [] open(Subject subject, byte[] sealed, byte[] associated) {
        return keysets.open(subject, sealed, associated);
    }

    /**
     * The subject of what is told apart by hashes and not kept itself. Its keyset seals nothing, and goes with the
     * member like all of theirs.
     */
    public static Subject hashesOf(String tenantId, String memberId) {
        return new Subject(tenantId, memberId, KeyringRows.HASHES);
    }

    /**
     * Whether the subject has a keyset, or was forgotten.
     *
     * @throws io.rapport.events.SealsUnavailableException if the keyring does not answer
     */
    public boolean knows(Subject subject) {
        return keysets.known(subject);
    }

    /**
     * HMAC-SHA-256 of the value, keyed with the keyset of {@linkplain #hashesOf these hashes}. Unlike {@link #seal} it
     * mints none: with another keyset than before, nothing would be found again.
     *
     * @throws ForgottenSubjectException if the member was forgotten: nobody can tell any more of what a hash is
     * @throws io.rapport.events.SealsUnavailableException if the keyring does not answer or has no such keyset
     */
    public byte[] mac(Subject hashes, byte[] value) {
        Aead aead = keysets.aead(hashes);
        if (aead == null) {
            throw new ForgottenSubjectException();
        }
        if (!KeyringRows.HASHES.equals(hashes.aggregateId()) || !(aead instanceof SharedAesGcm key)) {
            throw new IllegalArgumentException("Only the keyset of hashes, which has one key, keys hashes");
        }
        try {
            return key.mac(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HKDF and HMAC", e);
        }
    }

    /**
     * Whoever of these people is forgotten closes the aggregate, too, from now on. May be said again.
     *
     * @throws ForgottenSubjectException if one of them, or the member, is forgotten
     * @throws io.rapport.events.SealsUnavailableException if the keyring does not answer
     */
    public void link(Subject subject, Set<UUID> people) {
        destroyer.link(subject, people);
    }

    /**
     * Destroys the keysets of these relationships and of every aggregate that is linked to one of them. May be asked
     * again.
     *
     * @throws io.rapport.events.SealsUnavailableException if the keyring does not answer
     */
    public Closed destroyPerson(String tenantId, String memberId, Set<UUID> relationshipIds) {
        if (relationshipIds.isEmpty()) {
            return new Closed(Set.of(), 0);
        }
        Destroyer.Destroyed destroyed = destroy(tenantId, memberId, relationshipIds);
        return new Closed(destroyed.destruction().aggregateIds(), destroyed.keysets());
    }

    /**
     * What was closed with some people.
     *
     * @param aggregateIds their relationships, and every aggregate that was linked to one of them
     * @param keysets how many there still were
     */
    public record Closed(Set<UUID> aggregateIds, int keysets) {}

    /**
     * Destroys all keysets of a member, and has none made for them any more. May be asked again.
     *
     * @return how many keysets there were
     * @throws io.rapport.events.SealsUnavailableException if the keyring does not answer
     */
    public int destroyMember(String tenantId, String memberId) {
        return destroy(tenantId, memberId, Set.of()).keysets();
    }

    private Destroyer.Destroyed destroy(String tenantId, String memberId, Set<UUID> relationshipIds) {
        Destroyer.Destroyed destroyed = destroyer.destroy(tenantId, memberId, relationshipIds);
        watch.noticed(destroyed.destruction());
        return destroyed;
    }

    @Override
    public void close() {
        watch.close();
    }
}
