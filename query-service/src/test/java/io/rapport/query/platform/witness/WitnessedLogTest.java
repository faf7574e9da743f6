package io.rapport.query.platform.witness;

import static io.rapport.query.platform.witness.SignedLog.KEY;
import static io.rapport.query.platform.witness.SignedLog.SEED;
import static io.rapport.query.platform.witness.SignedLog.note;
import static io.rapport.query.platform.witness.SignedLog.notes;
import static io.rapport.query.platform.witness.SignedLog.records;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.query.platform.witness.WitnessedLog.Borne;
import io.rapport.query.platform.witness.WitnessedTree.Leaf;
import io.rapport.query.platform.witness.WitnessedTree.Told;
import io.rapport.verifier.Cosigner;
import io.rapport.verifier.SignedCheckpoint;
import io.rapport.verifier.TopicRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a witness")
class WitnessedLogTest {

    private static final String OTHER = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";

    private final List<TopicRecord> records = records("as it was", 40);

    private static WitnessedLog fresh() {
        return new WitnessedLog(List.of(KEY), Map.of());
    }

    private static List<Long> sizes(List<Borne> borne) {
        return borne.stream().map(one -> one.checkpoint().size()).toList();
    }

    @Test
    @DisplayName("bears out each checkpoint of the events that it saw, in whatever order partitions give them")
    void bears() {
        WitnessedLog log = fresh();
        List<TopicRecord> mixed = new ArrayList<>(records);
        Collections.shuffle(mixed, new Random(5));
        log.checkpoint("bright", note(records, 10, SEED));
        mixed.forEach(log::event);
        log.checkpoint("bright", note(records, 33, SEED));
        log.checkpoint("bright", note(records, 33, SEED));
        assertThat(sizes(log.borne())).containsExactly(10L, 33L);
        assertThat(log.troubles()).isEmpty();
        assertThat(log.borne()).isEmpty();
    }

    @Test
    @DisplayName("with an older checkpoint refuses a log that was rewritten, truncated or forked since")
    void refuses() {
        Cosigner witness = new Cosigner("witness.test", OTHER);
        SignedCheckpoint older =
                witness.cosign(SignedCheckpoint.of(note(records, 20, SEED)), Instant.ofEpochSecond(1_800_000_000));
        List<TopicRecord> rewritten = records("as it never was", 40);

        WitnessedLog honest = new WitnessedLog(List.of(KEY), Map.of("bright", older));
        records.forEach(honest::event);
        honest.checkpoint("bright", note(records, 40, SEED));
        honest.allTold();
        assertThat(sizes(honest.borne())).containsExactly(40L);
        honest.end();
        assertThat(honest.troubles()).isEmpty();

        WitnessedLog fork = new WitnessedLog(List.of(KEY), Map.of("bright", older));
        rewritten.forEach(fork::event);
        fork.checkpoint("bright", note(rewritten, 40, SEED));
        assertThat(fork.borne()).isEmpty();
        assertThat(fork.troubles().get("bright")).startsWith("LogRewritten").contains("after position 0 and up to 20");

        WitnessedLog shorter = new WitnessedLog(List.of(KEY), Map.of("bright", older));
        records.subList(0, 12).forEach(shorter::event);
        shorter.allTold();
        shorter.end();
        assertThat(shorter.troubles().get("bright")).startsWith("LogTruncated: 20 events were witnessed");

        WitnessedLog two = new WitnessedLog(List.of(KEY), Map.of("bright", older));
        two.checkpoint("bright", note(rewritten, 20, SEED));
        assertThat(two.troubles().get("bright")).startsWith("LogForked");
    }

    @Test
    @DisplayName("tells of a checkpoint that the log's key has not signed, and cosigns it not")
    void unsigned() {
        WitnessedLog log = fresh();
        records.forEach(log::event);
        log.checkpoint("bright", note(records, 20, OTHER));
        log.checkpoint("other", note(records, 20, SEED));
        assertThat(log.borne()).isEmpty();
        assertThat(log.troubles().get("bright")).startsWith("CheckpointNotSigned");
        assertThat(log.troubles().get("other")).startsWith("CheckpointNotSigned");
    }

    @Test
    @DisplayName("says which position is missing")
    void missing() {
        WitnessedLog log = fresh();
        records.subList(0, 5).forEach(log::event);
        records.subList(6, 9).forEach(log::event);
        assertThat(log.missing()).isEqualTo(6);
        assertThat(log.position()).isEqualTo(5);
    }

    @Test
    @DisplayName("says when what came early is so much that only what precedes it should be read")
    void early() {
        List<TopicRecord> many = records("as it was", WitnessedLog.MOST_EARLY + 1);
        WitnessedLog log = fresh();
        many.subList(1, WitnessedLog.MOST_EARLY).forEach(log::event);
        assertThat(log.hasManyEarly()).isFalse();
        log.event(many.getLast());
        assertThat(log.hasManyEarly()).isTrue();
        log.event(many.getFirst());
        assertThat(log.hasManyEarly()).isFalse();
        assertThat(log.position()).isEqualTo(many.size());
    }

    @Test
    @DisplayName("has enough events once many wait for a checkpoint, unless one is there that needs more")
    void enough() {
        int most = WitnessedLog.MOST_BEHIND;
        List<TopicRecord> many = records("as it was", most + 2);
        WitnessedLog log = fresh();
        log.allTold();
        many.subList(0, most - 1).forEach(log::event);
        assertThat(log.hasEnough()).isFalse();
        log.event(many.get(most - 1));
        assertThat(log.hasEnough()).isTrue();
        log.event(many.get(most + 1));
        assertThat(log.missing()).isZero();

        log.checkpoint("bright", note(many, most + 1, SEED));
        assertThat(log.hasEnough()).isFalse();
        assertThat(log.missing()).isEqualTo(most + 1);
        log.event(many.get(most));
        assertThat(log.hasEnough()).isTrue();
        assertThat(sizes(log.borne())).containsExactly((long) most + 1);
        assertThat(log.hasEnough()).isFalse();
    }

    @Test
    @DisplayName("holds what it cosigned before against the events in its turn, whenever earlier checkpoints are told")
    void inItsTurn() {
        SignedCheckpoint older = SignedCheckpoint.of(note(records, 30, SEED));
        WitnessedLog log = new WitnessedLog(List.of(KEY), Map.of("bright", older));
        log.checkpoint("bright", note(records, 10, SEED));
        records.forEach(log::event);
        assertThat(log.borne()).isEmpty();
        log.checkpoint("bright", note(records, 20, SEED));
        assertThat(log.borne()).isEmpty();
        log.checkpoint("bright", note(records, 30, SEED));
        log.checkpoint("bright", note(records, 40, SEED));
        assertThat(sizes(log.borne())).containsExactly(40L);
        log.checkpoint("bright", note(records, 20, SEED));
        assertThat(log.troubles()).isEmpty();
        log.checkpoint("bright", note(records, 25, SEED));
        assertThat(log.troubles().get("bright")).startsWith("LogWentBack");
    }

    @Test
    @DisplayName("asks the events to bear out what it cosigned before, though the topic tells of it no more")
    void toldNoMore() {
        SignedCheckpoint older = SignedCheckpoint.of(note(records, 30, SEED));
        WitnessedLog log = new WitnessedLog(List.of(KEY), Map.of("bright", older));
        records("as it never was", 40).forEach(log::event);
        assertThat(log.borne()).isEmpty();
        assertThat(log.troubles()).isEmpty();
        log.allTold();
        assertThat(log.borne()).isEmpty();
        assertThat(log.troubles().get("bright")).startsWith("LogRewritten").contains("after position 0 and up to 30");
    }

    @Test
    @DisplayName("has many checkpoints waiting until events bear them out, and rather reads these than more events")
    void waiting() {
        int most = WitnessedLog.MOST_WAITING;
        List<TopicRecord> many = records("as it was", WitnessedLog.MOST_BEHIND + most);
        List<String> notes = notes(many.subList(0, most), SEED);
        WitnessedLog log = fresh();
        notes.subList(0, most - 1).forEach(note -> log.checkpoint("bright", note));
        assertThat(log.hasManyWaiting()).isFalse();
        log.checkpoint("bright", notes.getLast());
        assertThat(log.hasManyWaiting()).isTrue();
        many.subList(0, most - 1).forEach(log::event);
        assertThat(log.borne()).hasSize(most - 1);
        assertThat(log.hasManyWaiting()).isFalse();
        many.subList(most - 1, many.size()).forEach(log::event);
        assertThat(log.borne()).hasSize(1);
        assertThat(log.hasEnough()).isTrue();
    }

    @Test
    @DisplayName("knows a tenant's last checkpoint when it is told again, however many others were told meanwhile")
    void lastOne() {
        List<TopicRecord> many = records("as it was", 10);
        Map<Told, byte[]> roots = new HashMap<>();
        WitnessedTree quiet = new WitnessedTree(roots);
        many.subList(0, 10).forEach(record -> quiet.add(new Leaf(record.leaf(), record.position())));
        quiet.signed(SignedCheckpoint.of(note(many, 4, SEED)));
        quiet.signed(SignedCheckpoint.of(note(many, 10, SEED)));
        assertThat(quiet.next()).isNotNull();
        assertThat(quiet.next()).isNotNull();
        roots.clear();
        quiet.signed(SignedCheckpoint.of(note(many, 10, SEED)));
        assertThat(quiet.trouble()).isNull();
        quiet.signed(SignedCheckpoint.of(note(many, 4, SEED)));
        assertThat(quiet.trouble()).startsWith("LogWentBack");
    }

    @Test
    @DisplayName("passes over checkpoints whose events the topic does not have, and tells it of their tenant")
    void ahead() {
        int most = WitnessedLog.MOST_WAITING;
        List<TopicRecord> many = records("as it was", 2 * most + 20);
        List<String> notes = notes(many, SEED);
        WitnessedLog log = fresh();
        notes.subList(10, most + 10).forEach(note -> log.checkpoint("bright", note));
        many.subList(0, 5).forEach(log::event);
        assertThat(log.hasManyWaiting()).isTrue();
        assertThat(log.borne()).isEmpty();
        log.end();
        assertThat(log.hasManyWaiting()).isFalse();
        assertThat(log.troubles()).isEmpty();
        notes.subList(most + 10, most + 15).forEach(note -> log.checkpoint("bright", note));
        assertThat(log.waiting()).isEqualTo(most);
        assertThat(log.troubles().get("bright")).startsWith("CheckpointsAhead: 5 checkpoints");
        many.subList(5, many.size()).forEach(log::event);
        assertThat(sizes(log.borne()).getLast()).isEqualTo(most + 10L);
        log.checkpoint("bright", notes.getLast());
        assertThat(sizes(log.borne())).containsExactly((long) many.size());
    }

    @Test
    @DisplayName("tells of a log that was set back, though more checkpoints than are read at once ask for what is gone")
    void setBack() {
        int most = WitnessedLog.MOST_WAITING;
        List<TopicRecord> many = records("as it was", most + 60);
        List<String> notes = notes(many, SEED);
        SignedCheckpoint older = SignedCheckpoint.of(notes.getLast());
        WitnessedLog log = new WitnessedLog(List.of(KEY), Map.of("bright", older));
        notes.subList(50, most + 50).forEach(note -> log.checkpoint("bright", note));
        assertThat(log.hasManyWaiting()).isTrue();
        many.subList(0, 40).forEach(log::event);
        assertThat(log.borne()).isEmpty();
        log.end();
        assertThat(log.troubles().get("bright")).startsWith("LogTruncated: %d events".formatted(most + 60));
        assertThat(log.hasManyWaiting()).isFalse();
    }

    @Test
    @DisplayName("keeps no leaves that a checkpoint far ahead covers with all that came before them")
    void farAhead() {
        int most = WitnessedLog.MOST_BEHIND;
        List<TopicRecord> many = records("as it was", most + 100);
        WitnessedLog log = fresh();
        log.checkpoint("bright", note(many, most + 100, SEED));
        log.allTold();
        many.subList(0, most).forEach(log::event);
        assertThat(log.behind()).isEqualTo(most);
        assertThat(log.borne()).isEmpty();
        assertThat(log.behind()).isZero();
        many.subList(most, most + 100).forEach(log::event);
        assertThat(sizes(log.borne())).containsExactly(most + 100L);
    }

    @Test
    @DisplayName("reads the checkpoints of one tenant rather than ever more events that another's ask for")
    void checkpointsFirst() {
        List<TopicRecord> many = records("as it was", WitnessedLog.MOST_BEHIND);
        SignedCheckpoint beyond = new Cosigner("witness.test", OTHER)
                .cosign(SignedCheckpoint.of(note(many, 1, SEED)), Instant.ofEpochSecond(1_800_000_000));
        WitnessedLog log = new WitnessedLog(List.of(KEY), Map.of("other", beyond));
        many.forEach(log::event);
        assertThat(log.hasEnough()).isTrue();
        log.allTold();
        assertThat(log.hasEnough()).isFalse();
    }

    @Test
    @DisplayName("keeps nothing of a log that it refuses")
    void keepsNothingOfWhatIsRefused() {
        List<TopicRecord> many = records("as it was", WitnessedLog.MOST_BEHIND + 10);
        List<TopicRecord> rewritten = records("as it never was", 10);
        WitnessedLog log = fresh();
        many.subList(0, 10).forEach(log::event);
        log.checkpoint("bright", note(rewritten, 10, SEED));
        assertThat(log.borne()).isEmpty();
        many.subList(10, many.size()).forEach(log::event);
        assertThat(log.hasEnough()).isFalse();
        assertThat(log.troubles().get("bright")).startsWith("LogRewritten");
    }
}
