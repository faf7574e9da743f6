package io.rapport.keyring;

import io.rapport.events.Seals;
import io.rapport.events.Subject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Seals like the keyring, but for the keyset of one subject that has none yet: that one is made when it is needed and
 * stored by whoever writes what it sealed, in the same transaction. For one thread.
 */
public final class FirstKeyset implements Seals {

    /**
     * Stores some. PostgreSQL refuses all with {@link #TAKEN} if a subject has a keyset already, and with
     * {@link #FORGOTTEN} if it was forgotten, before or meanwhile.
     */
    public static final String INSERT = """
            INSERT INTO keyring.keyset (tenant_id, member_id, aggregate_id, wrapped, master_key)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[]::uuid[], ?::bytea[], ?::text[])""";

    /** The constraint of which an insertion fails if there is a keyset. */
    public static final String TAKEN = "keyset_pkey";

    /** The SQLSTATE with which an insertion fails if the subject was forgotten. */
    public static final String FORGOTTEN = "RF001";

    private final Keyring keyring;
    private final MasterKey masterKey;
    private final OpenKeysets keysets;
    private final Subject subject;
    private final long fence;
    private MasterKey.@Nullable Minted minted;

    FirstKeyset(Keyring keyring, MasterKey masterKey, OpenKeysets keysets, Subject subject) {
        this.keyring = keyring;
        this.masterKey = masterKey;
        this.keysets = keysets;
        this.subject = subject;
        this.fence = keysets.fence();
    }

    @Override
    public byte[] seal(Subject whose, byte[] value, byte[] associated) {
        if (!whose.equals(subject) || (minted == null && keyring.has(subject))) {
            return keyring.seal(whose, value, associated);
        }
        if (minted == null) {
            minted = masterKey.mint(subject);
        }
        return Keyring.sealed(minted.aead(), value, associated);
    }

    @Override
    public byte @Nullable [] open(Subject whose, byte[] sealed, byte[] associated) {
        return keyring.open(whose, sealed, associated);
    }

    /** Whether something was sealed with it, so that it has to be stored. */
    public boolean isMinted() {
        return minted != null;
    }

    /** Binds these, all of them minted, as the values of {@link #INSERT}, and returns the index after them. */
    public static int bind(List<FirstKeyset> keysets, PreparedStatement statement, int first) throws SQLException {
        Map<Subject, MasterKey.Wrapped> wrapped = new LinkedHashMap<>();
        for (FirstKeyset keyset : keysets) {
            wrapped.put(keyset.subject, Objects.requireNonNull(keyset.minted).wrapped());
        }
        return KeyringRows.bind(wrapped, statement, first);
    }

    /** It is stored, and committed: from now on the keyring has it at hand. */
    public void stored() {
        if (minted != null) {
            keysets.put(subject, minted.aead(), fence);
        }
    }
}
