package io.rapport.keyring;

import io.rapport.events.SealsUnavailableException;
import io.rapport.events.Subject;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Wraps all keysets under the first of the master keys. It may end at any moment and be begun again: what is done is
 * done, and everybody goes on reading as long as the former key is accepted.
 */
public final class Rotation {

    private static final int AT_ONCE = 500;

    private static final Subject BEFORE_ALL = new Subject("", "", null);

    private final DataSource database;
    private final MasterKey masterKey;

    /** @param masterKey the new one first, and all former ones after it */
    public Rotation(DataSource database, MasterKey masterKey) {
        this.database = database;
        this.masterKey = masterKey;
    }

    private record Row(Subject subject, MasterKey.Wrapped wrapped) {}

    /**
     * Wraps all that is under another key.
     *
     * @return how many there were
     * @throws SealsUnavailableException if the keyring does not answer
     * @throws IllegalStateException if one of them is under a key that was not given
     */
    public long run() {
        long wrapped = 0;
        long before;
        // Until a walk finds none: whoever still has only the former key may store more behind it.
        do {
            before = wrapped;
            List<Row> rows = after(BEFORE_ALL);
            while (!rows.isEmpty()) {
                wrapped += rewrap(rows);
                rows = after(rows.getLast().subject());
            }
        } while (wrapped > before);
        return wrapped;
    }

    /** Some that are under another key, in the order of the primary key: what was wrapped is not looked at again. */
    private List<Row> after(Subject last) {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT tenant_id, member_id, aggregate_id, master_key, wrapped FROM keyring.keyset
                        WHERE (tenant_id, member_id, aggregate_id) > (?, ?, ?) AND master_key <> ?
                        ORDER BY tenant_id, member_id, aggregate_id LIMIT ?""")) {
            select.setString(1, last.tenantId());
            select.setString(2, last.memberId());
            select.setObject(3, KeyringRows.idOf(last));
            select.setString(4, masterKey.name());
            select.setInt(5, AT_ONCE);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    UUID id = found.getObject(3, UUID.class);
                    rows.add(new Row(
                            new Subject(
                                    found.getString(1), found.getString(2), id.equals(KeyringRows.MEMBER) ? null : id),
                            new MasterKey.Wrapped(found.getString(4), found.getBytes(5))));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw KeyringRows.unavailable(e);
        }
    }

    private int rewrap(List<Row> rows) {
        // Not one that was destroyed meanwhile: there is nothing to be updated then.
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE keyring.keyset SET wrapped = ?, master_key = ?
                        WHERE tenant_id = ? AND member_id = ? AND aggregate_id = ? AND master_key = ?""")) {
            for (Row row : rows) {
                MasterKey.Wrapped next = masterKey.rewrap(row.wrapped(), row.subject());
                update.setBytes(1, next.keyset());
                update.setString(2, next.masterKey());
                update.setString(3, row.subject().tenantId());
                update.setString(4, row.subject().memberId());
                update.setObject(5, KeyringRows.idOf(row.subject()));
                update.setString(6, row.wrapped().masterKey());
                update.addBatch();
            }
            update.executeBatch();
            return rows.size();
        } catch (SQLException e) {
            throw KeyringRows.unavailable(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A keyset is under a master key that was not given: add it after the new one", e);
        }
    }
}
