package io.rapport.command.platform.checkpoints;

import io.rapport.command.platform.leadership.Leadership;
import io.rapport.command.platform.relay.CheckpointTopic;
import io.rapport.command.platform.relay.EvidenceTopics;
import io.rapport.proofs.LogKey;
import io.rapport.proofs.WitnessKey;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Follows the log and signs each tenant's tree as it grows. A checkpoint is stored first, and then published: who
 * begins to lead publishes the last one of each tenant once more, so that none is missed for good. Two who sign at the
 * same time sign the same.
 */
final class Checkpoints implements Leadership.Task {

    private static final long POLL_MILLIS = 500;
    private static final long PROBE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final CheckpointSettings settings;
    private final EvidenceTopics topics;
    private final CosignatureFollower cosignatures;
    private final List<LogKey> keys;
    private final List<WitnessKey> witnesses;
    private final CheckpointFiles files;

    Checkpoints(CheckpointSettings settings, EvidenceTopics topics, CosignatureFollower cosignatures) {
        this.settings = settings;
        this.topics = topics;
        this.cosignatures = cosignatures;
        this.keys = settings.keys();
        this.witnesses = settings.witnesses().trusted();
        this.files = new CheckpointFiles(settings.files());
    }

    @Override
    public void lead(Connection connection, Leadership.Term term)
            throws SQLException, InterruptedException, IOException {
        SignedTrees trees = new SignedTrees(connection, settings.name(), keys);
        try (CheckpointTopic topic = topics.openCheckpoints(settings.topic())) {
            Map<String, Long> signed = new HashMap<>();
            for (SignedTrees.Signed last : trees.latest().values()) {
                publish(last, topic, trees);
                signed.put(last.tenantId(), last.size());
            }
            Map<String, Long> waitingSince = new HashMap<>();
            long probeAt = System.nanoTime();
            while (term.goesOn()) {
                for (Map.Entry<String, Long> head : trees.heads().entrySet()) {
                    String tenantId = head.getKey();
                    if (term.goesOn()
                            && isDue(head.getValue() - signed.getOrDefault(tenantId, 0L), tenantId, waitingSince)) {
                        SignedTrees.Signed next = trees.sign(tenantId);
                        publish(next, topic, trees);
                        signed.put(tenantId, next.size());
                        waitingSince.remove(tenantId);
                    }
                }
                cosignatures.follow(
                        connection,
                        (tenantId, size) -> write(tenantId, size, size >= signed.getOrDefault(tenantId, 0L), trees));
                if (System.nanoTime() - probeAt >= 0) {
                    topic.requireSame();
                    probeAt = System.nanoTime() + PROBE_NANOS;
                }
                term.wentWell();
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } finally {
            cosignatures.close();
        }
    }

    private boolean isDue(long waiting, String tenantId, Map<String, Long> waitingSince) {
        if (waiting <= 0) {
            return false;
        }
        long now = System.nanoTime();
        long since = waitingSince.computeIfAbsent(tenantId, first -> now);
        return waiting >= settings.events() || now - since >= settings.every().toNanos();
    }

    private void publish(SignedTrees.Signed signed, CheckpointTopic topic, SignedTrees trees)
            throws SQLException, InterruptedException, IOException {
        topic.publish(signed.tenantId(), signed.note());
        write(signed.tenantId(), signed.size(), true, trees);
    }

    private void write(String tenantId, long size, boolean latest, SignedTrees trees) throws SQLException, IOException {
        if (files.areWanted()) {
            files.write(tenantId, size, trees.cosigned(tenantId, size, witnesses), latest);
        }
    }
}
