package io.rapport.keyring;

import io.rapport.events.Seals;
import io.rapport.events.Subject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Seals like the keyring, but for the keyset of one subject that has none yet: that one is made when it is needed and
 * stored by whoever writes what it sealed, in the same transaction. For one thread.
 */
public final class FirstKeyset implements Seals {

    /**
     * Stores it, or nothing if nothing is bound: so whoever writes something else with it has one statement for both.
     * PostgreSQL refuses all of it with {@link #TAKEN} if the subject has a keyset already, and with {@link #FORGOTTEN}
     * if it was forgotten, before or meanwhile.
     */
    public static final String INSERT = """
            INSERT INTO keyring.keyset (tenant_id, member_id, aggregate_id, wrapped, master_key)
            SELECT first.* FROM (VALUES (?::text, ?::text, ?::uuid, ?::bytea, ?::text))
                AS first (tenant_id, member_id, aggregate_id, wrapped, master_key)
            WHERE first.wrapped IS NOT NULL""";

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

    /**
     * Binds the values of {@link #INSERT}, of nothing if nothing was sealed with it, and returns the index of the one
     * after them.
     */
    public static int bind(@Nullable FirstKeyset keyset, PreparedStatement statement, int first) throws SQLException {
        int i = first;
        if (keyset == null || keyset.minted == null) {
            statement.setNull(i++, Types.VARCHAR);
            statement.setNull(i++, Types.VARCHAR);
            statement.setNull(i++, Types.OTHER);
            statement.setNull(i++, Types.BINARY);
            statement.setNull(i++, Types.VARCHAR);
            return i;
        }
        Subject subject = keyset.subject;
        MasterKey.Wrapped wrapped = keyset.minted.wrapped();
        statement.setString(i++, subject.tenantId());
        statement.setString(i++, subject.memberId());
        statement.setObject(i++, KeyringRows.idOf(subject));
        statement.setBytes(i++, wrapped.keyset());
        statement.setString(i++, wrapped.masterKey());
        return i;
    }

    /** It is stored, and committed: from now on the keyring has it at hand. */
    public void stored() {
        if (minted != null) {
            keysets.put(subject, minted.aead(), fence);
        }
    }
}
