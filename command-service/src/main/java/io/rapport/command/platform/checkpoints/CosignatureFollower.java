package io.rapport.command.platform.checkpoints;

import io.rapport.command.platform.relay.CosignatureTopic;
import io.rapport.command.platform.relay.EvidenceTopics;
import io.rapport.proofs.CosignedNote;
import io.rapport.proofs.Origin;
import io.rapport.proofs.WitnessKey;
import io.rapport.trouble.Trouble;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes what witnesses tell on their topic and keeps it beside the checkpoint that it is of. Who may write there is
 * believed nothing: a cosignature has to be one of a trusted key, of the very note that is stored. Whatever is wrong
 * with it, or with its topic, keeps no checkpoint from being signed.
 */
@Component
final class CosignatureFollower {

    private static final Logger LOG = LoggerFactory.getLogger(CosignatureFollower.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** By so much the clocks of PostgreSQL and Kafka may differ; what is read twice is taken once. */
    private static final Duration ONCE_MORE = Duration.ofHours(1);

    private static final String SINCE = "SELECT max(taken_at) FROM cosignature";
    private static final String STORED = "SELECT note FROM checkpoint WHERE tenant_id = ? AND size = ?";
    private static final String TAKEN = """
            INSERT INTO cosignature (tenant_id, size, witness, line) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private final CheckpointSettings settings;
    private final EvidenceTopics topics;
    private final List<WitnessKey> trusted;
    private volatile @Nullable Trouble away;
    private volatile @Nullable Trouble foreign;
    private volatile @Nullable Trouble contradiction;
    private @Nullable CosignatureTopic topic;
    private long retryAt = System.nanoTime();

    CosignatureFollower(CheckpointSettings settings, EvidenceTopics topics) {
        this.settings = settings;
        this.topics = topics;
        this.trusted = settings.witnesses().trusted();
    }

    /** Is told of each checkpoint that has just been cosigned. */
    @FunctionalInterface
    interface Listener {
        void cosigned(String tenantId, long size) throws SQLException, IOException;
    }

    /** What keeps cosignatures from being read, and what was read that should not be there. */
    List<Trouble> troubles() {
        return Stream.of(away, foreign, contradiction).filter(Objects::nonNull).toList();
    }

    /** Takes what has come since; asked again and again by the one instance that signs. */
    void follow(Connection connection, Listener listener) throws SQLException, InterruptedException, IOException {
        if (trusted.isEmpty() || System.nanoTime() - retryAt < 0) {
            return;
        }
        List<CosignatureTopic.Told> told;
        try {
            CosignatureTopic from = topic;
            if (from == null) {
                from = topics.openCosignatures(settings.witnesses().topic(), since(connection));
                topic = from;
            }
            told = from.read();
        } catch (RuntimeException e) {
            Trouble trouble = Trouble.of(e);
            if (!trouble.equals(away)) {
                LOG.warn("Cosignatures cannot be read: {}; trying again", trouble);
            }
            away = trouble;
            close();
            retryAt = System.nanoTime() + PAUSE_NANOS;
            return;
        }
        away = null;
        for (CosignatureTopic.Told one : told) {
            take(connection, one, listener);
        }
    }

    /** The next time all is opened anew. */
    void close() {
        CosignatureTopic open = topic;
        topic = null;
        if (open != null) {
            open.close();
        }
    }

    private static Instant since(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SINCE)) {
            OffsetDateTime last = row.next() ? row.getObject(1, OffsetDateTime.class) : null;
            return last == null ? Instant.EPOCH : last.toInstant().minus(ONCE_MORE);
        }
    }

    private void take(Connection connection, CosignatureTopic.Told told, Listener listener)
            throws SQLException, IOException {
        CosignedNote note;
        Map<WitnessKey, String> lines;
        try {
            note = CosignedNote.of(told.note());
            lines = note.linesOf(trusted);
        } catch (IllegalArgumentException e) {
            passOver(told, String.valueOf(e.getMessage()));
            return;
        }
        String tenantId = told.tenantId();
        if (lines.isEmpty()) {
            passOver(told, "no witness that is trusted has signed it");
        } else if (tenantId.indexOf('\0') >= 0 || !note.origin().equals(Origin.of(settings.name(), tenantId))) {
            passOver(told, "it is of another log than it says");
        } else if (!note.isOf(stored(connection, tenantId, note.size()))) {
            contradict(told, note.size());
        } else if (keep(connection, tenantId, note.size(), lines)) {
            listener.cosigned(tenantId, note.size());
        }
    }

    private static String stored(Connection connection, String tenantId, long size) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STORED)) {
            statement.setString(1, tenantId);
            statement.setLong(2, size);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    /** A witness that has lost its memory cosigns once more: what it said first stays. */
    private static boolean keep(Connection connection, String tenantId, long size, Map<WitnessKey, String> lines)
            throws SQLException {
        int taken = 0;
        try (PreparedStatement statement = connection.prepareStatement(TAKEN)) {
            for (Map.Entry<WitnessKey, String> line : lines.entrySet()) {
                statement.setString(1, tenantId);
                statement.setLong(2, size);
                statement.setString(3, line.getKey().toString());
                statement.setString(4, line.getValue());
                taken += statement.executeUpdate();
            }
        }
        return taken > 0;
    }

    private void passOver(CosignatureTopic.Told told, String why) {
        String text =
                "the record at offset %d of the topic of cosignatures is passed over: %s".formatted(told.offset(), why);
        LOG.warn("ForeignCosignature: {}", text);
        foreign = new Trouble("ForeignCosignature", text);
    }

    private void contradict(CosignatureTopic.Told told, long size) {
        String text = ("at offset %d of the topic of cosignatures a witness has signed a checkpoint of size %d that is"
                        + " not in the store: PostgreSQL was set back, or the log was forked")
                .formatted(told.offset(), size);
        LOG.error("OtherLogCosigned: {}", text);
        contradiction = new Trouble("OtherLogCosigned", text);
    }
}
