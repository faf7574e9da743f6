package io.rapport.command.platform.eventstore;

import io.rapport.command.platform.aggregate.CompanionRows;
import io.rapport.events.Forgetting;
import io.rapport.events.Owner;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** What is to be destroyed, as a row that is written with the event that certifies it. */
record ForgettingRow(Owner owner, Forgetting forgetting) implements CompanionRows {

    @Override
    public String insert() {
        return "INSERT INTO forgetting (certificate_id, tenant_id, member_id, relationships) VALUES (?, ?, ?, ?)";
    }

    @Override
    public int bind(PreparedStatement statement, int first) throws SQLException {
        int next = first;
        statement.setObject(next++, forgetting.certificateId());
        statement.setString(next++, owner.tenantId());
        statement.setString(next++, owner.memberId());
        UUID[] records = forgetting.records().toArray(UUID[]::new);
        statement.setArray(
                next++, records.length == 0 ? null : statement.getConnection().createArrayOf("uuid", records));
        return next;
    }
}
