package io.rapport.keyring;

import io.rapport.events.Seals;
import io.rapport.events.Subject;
import io.rapport.parts.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A database with the schema, and what opens it. */
final class KeyringRig {

    static final UUID GRACE = UUID.fromString("0199c3a0-0000-7000-8000-000000000001");
    static final UUID HEDY = UUID.fromString("0199c3a0-0000-7000-8000-000000000002");
    static final UUID DINNER = UUID.fromString("0199c3a0-0000-7000-8000-000000000003");
    static final Subject MEMBER = Subject.member("acme", "m-17");
    static final String KEY = key(1);

    static final byte[] PLACE = "place".getBytes(StandardCharsets.UTF_8);

    final Database database = Database.create();
    final DataSource connections = connections(database.user());

    KeyringRig() {
        KeyringSchema.migrate(connections);
    }

    static Subject of(UUID aggregate) {
        return new Subject("acme", "m-17", aggregate);
    }

    /** Some master key. */
    static String key(int number) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) number;
        return Base64.getEncoder().encodeToString(bytes);
    }

    DataSource connections(String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(user);
        source.setPassword(database.password());
        return source;
    }

    /** One process that writes; nothing watches, so that a test says when it looks. */
    Keyring keyring(Path destructions) {
        return keyring(destructions, KEY);
    }

    Keyring keyring(Path destructions, String masterKey) {
        return new Keyring(connections, MasterKey.of(masterKey), Destructions.in(destructions), Clock.systemUTC());
    }

    KeyringReader reader() {
        return new KeyringReader(connections, MasterKey.of(KEY));
    }

    static byte[] seal(Keyring keyring, Subject subject, String text) {
        return keyring.seal(subject, text.getBytes(StandardCharsets.UTF_8), PLACE);
    }

    static @Nullable String open(Seals seals, Subject subject, byte[] sealed) {
        byte @Nullable [] opened = seals.open(subject, sealed, PLACE);
        return opened == null ? null : new String(opened, StandardCharsets.UTF_8);
    }

    void execute(String sql) {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String sql) {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
