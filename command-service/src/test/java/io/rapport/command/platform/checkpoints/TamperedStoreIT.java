package io.rapport.command.platform.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.platform.checkpoints.Store.Kafka;
import io.rapport.proofs.Checkpoint;
import io.rapport.proofs.LogKey;
import io.rapport.proofs.Origin;
import io.rapport.verifier.Cosigner;
import io.rapport.verifier.Finding;
import io.rapport.verifier.Finding.What;
import io.rapport.verifier.SignedCheckpoint;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a store that somebody tampered with")
class TamperedStoreIT {

    private static final int ROUNDS = 203;

    /** Of the same kind some rounds are even and some odd, and each remainder by three is there as well. */
    private static final int KINDS = 29;

    /** Before what names a finding about a cosignature. */
    private static final String FALSE = "cosigned: ";

    private static final List<String> COLUMNS = List.of(
            "type = type || 'x'",
            "aggregate_type = 'goal'",
            "aggregate_id = aggregate_id || '0'",
            "sequence = sequence + 1",
            "member_id = 'eve'",
            "tenant_id = 'tenant-9'",
            "actor = left(actor, 3)",
            "recorded_at = recorded_at + interval '1 microsecond'",
            "event_id = gen_random_uuid()",
            "command_id = gen_random_uuid()",
            "correlation_id = gen_random_uuid()",
            "causation_id = gen_random_uuid()",
            "member_id = left(member_id, 1), tenant_id = tenant_id || substr(member_id, 2)");

    private static final String AT = " WHERE global_index = (SELECT global_index FROM event_log WHERE position = ?)";

    private static final Cosigner STRANGER = new Cosigner("rapport.test/witness", "ef".repeat(32));

    private static Store store;

    private final Random random = new Random(17);
    private List<Kafka> records = new ArrayList<>();
    private List<String[]> notes = new ArrayList<>();

    @BeforeAll
    static void fill() throws SQLException {
        store = new Store();
    }

    @AfterAll
    static void close() throws SQLException {
        store.close();
    }

    /** What was done, and how a finding begins that names it. */
    private record Done(String what, String named) {

        static Done at(String what, long position) {
            return new Done(what + " at " + position, "position " + position);
        }
    }

    @Test
    @DisplayName("is found each time, and what is said names the place; of a clean store nothing is said")
    void found() throws SQLException {
        assertThat(store.check(store.events(), store.published())).isEmpty();
        List<String> missed = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            records = store.events();
            notes = store.published();
            Done done = tamper(round);
            List<Finding> findings = store.check(records, notes);
            store.undo();
            if (findings.stream()
                    // What goes for the checkpoint goes for its cosignature, which would hide that it was not noticed.
                    .filter(finding -> finding.what() != What.COSIGNATURE_FALSE
                            || done.named().startsWith(FALSE))
                    .noneMatch(
                            finding -> finding.toString().contains(done.named().replace(FALSE, "")))) {
                missed.add(round + " " + done + " " + findings.stream().limit(5).toList());
            }
        }
        assertThat(missed).isEmpty();
        assertThat(store.check(store.events(), store.published())).isEmpty();
    }

    private int any() {
        return 1 + random.nextInt(Store.EVENTS);
    }

    private Done tamper(int round) throws SQLException {
        int position = any();
        return switch (round % KINDS) {
            case 0 -> flipPayload(position);
            case 1, 2 -> flipColumn(position, COLUMNS.get(round / 2 % COLUMNS.size()));
            case 3 -> {
                store.run("UPDATE event_log SET leaf_hash = sha256(leaf_hash) WHERE position = ?", position);
                yield Done.at("leaf", position);
            }
            case 4 -> {
                store.run("DELETE FROM event" + AT, position);
                yield Done.at("event deleted", position);
            }
            case 5 -> deleteBoth(position);
            case 6 -> swapRows(position);
            case 7 -> insertLoose();
            case 8 -> insertAtEnd();
            case 9 -> truncate();
            case 10 -> rewrite(position);
            case 11 -> {
                Done done = rewrite(position);
                store.signAnew(Store.OTHER_KEY, notes);
                yield new Done(
                        done.what() + ", all signed anew", round % 2 == 0 ? "CHECKPOINT_NOT_SIGNED" : done.named());
            }
            case 12 -> flipNote();
            case 13 -> deleteCheckpoint();
            case 14 -> signOneAnew();
            case 15 -> {
                String column = random.nextBoolean() ? "root" : "frontier";
                String size = anyCheckpoint();
                store.run(
                        "UPDATE checkpoint SET %1$s = set_byte(%1$s, 3, get_byte(%1$s, 3) # 4) WHERE note = ?"
                                .formatted(column),
                        size);
                yield new Done(column, "checkpoint " + size.lines().toList().get(1));
            }
            case 16 -> {
                store.run(
                        random.nextBoolean()
                                ? "DELETE FROM tree_node WHERE tenant_id = 'tenant-1'"
                                : "UPDATE tree_node SET hash = sha256(hash) WHERE tenant_id = 'tenant-1'");
                yield new Done("node", "node 0 of level 8 of tenant tenant-1");
            }
            case 17 -> {
                store.run(
                        "UPDATE tenant_log SET last_index = last_index + ? WHERE tenant_id = 'tenant-2'",
                        random.nextBoolean() ? 1 : -1);
                yield new Done("numbering", "tenant tenant-2");
            }
            case 18 -> flipRecord(position);
            case 19 -> flipHeader(position);
            case 20 -> {
                records.remove(position - 1);
                yield Done.at("record deleted", position);
            }
            case 21 -> swapRecords(position);
            case 22 -> insertRecord(position);
            case 23 -> {
                int left = Store.EVENTS - 1 - random.nextInt(40);
                records = new ArrayList<>(records.subList(0, left));
                yield Done.at("topic truncated", left + 1);
            }
            case 24 -> publishedDiffers(round);
            default -> cosignedFalsely(round % KINDS);
        };
    }

    private Done flipPayload(int position) throws SQLException {
        store.run(
                "UPDATE event SET payload = set_byte(payload, ?, get_byte(payload, 0) # 1)" + AT,
                random.nextInt(6),
                position);
        return Done.at("payload", position);
    }

    private static Done flipColumn(int position, String change) throws SQLException {
        store.run("UPDATE event SET " + change + AT, position);
        return Done.at(change, position);
    }

    private Done deleteBoth(int position) throws SQLException {
        store.run("DELETE FROM event" + AT, position);
        store.run("DELETE FROM event_log WHERE position = ?", position);
        if (random.nextBoolean()) {
            // As if it had never been.
            store.run("UPDATE event_log SET position = position + 100000 WHERE position > ?", position);
            store.run("UPDATE event_log SET position = position - 100001 WHERE position > 100000");
        }
        return Done.at("both deleted", position);
    }

    private Done swapRows(int first) throws SQLException {
        int second = first > 10 ? first - 3 : first + 3;
        String one = store.text("SELECT global_index FROM event_log WHERE position = ?", first);
        String other = store.text("SELECT global_index FROM event_log WHERE position = ?", second);
        store.run("UPDATE event_log SET global_index = -1 WHERE position = ?", first);
        store.run("UPDATE event_log SET global_index = ? WHERE position = ?", Long.parseLong(one), second);
        store.run("UPDATE event_log SET global_index = ? WHERE position = ?", Long.parseLong(other), first);
        if (random.nextBoolean()) {
            store.run(
                    "UPDATE event_log l SET leaf_hash = leaf_hash(e) FROM event e"
                            + " WHERE e.global_index = l.global_index AND position IN (?, ?)",
                    first,
                    second);
        }
        return Done.at("swapped", first);
    }

    private static void insertEvent() throws SQLException {
        store.run(
                "INSERT INTO event (event_id, type, aggregate_type, aggregate_id, sequence, tenant_id, member_id, actor,"
                        + " recorded_at, command_id, correlation_id, causation_id, payload)"
                        + " SELECT gen_random_uuid(), type, aggregate_type, 'forged', 0, tenant_id, member_id, actor, now(),"
                        + " command_id, correlation_id, causation_id, payload FROM event WHERE tenant_id = 'tenant-0' LIMIT 1");
    }

    private static Done insertLoose() throws SQLException {
        insertEvent();
        return new Done("loose event", "row " + store.text("SELECT max(global_index) FROM event") + " of event");
    }

    private static Done insertAtEnd() throws SQLException {
        insertEvent();
        store.run(
                "INSERT INTO event_log SELECT ?, global_index, tenant_id, (SELECT last_index + 1 FROM tenant_log t"
                        + " WHERE t.tenant_id = e.tenant_id), leaf_hash(e) FROM event e ORDER BY global_index DESC LIMIT 1",
                Store.EVENTS + 1);
        store.run("UPDATE tenant_log SET last_index = last_index + 1 WHERE tenant_id = 'tenant-0'");
        return Done.at("inserted", Store.EVENTS + 1);
    }

    private Done truncate() throws SQLException {
        int left = Store.EVENTS - 1 - random.nextInt(300);
        store.run(
                "DELETE FROM event WHERE global_index IN (SELECT global_index FROM event_log WHERE position > ?)",
                left);
        store.run("DELETE FROM event_log WHERE position > ?", left);
        store.run("UPDATE tenant_log t SET last_index = (SELECT max(tenant_index) FROM event_log l"
                + " WHERE l.tenant_id = t.tenant_id)");
        store.run("DELETE FROM checkpoint c USING tenant_log t WHERE c.tenant_id = t.tenant_id AND size > last_index");
        return Done.at("truncated", left + 1);
    }

    private Done rewrite(int position) throws SQLException {
        flipColumn(position, COLUMNS.get(random.nextInt(4)));
        store.run(
                "UPDATE event_log l SET leaf_hash = leaf_hash(e) FROM event e"
                        + " WHERE e.global_index = l.global_index AND position = ?",
                position);
        return Done.at("event and leaf", position);
    }

    private String anyCheckpoint() {
        return notes.get(random.nextInt(notes.size()))[1];
    }

    private Done flipNote() throws SQLException {
        String note = anyCheckpoint();
        int at = random.nextInt(note.length() - 8);
        String flipped = note.substring(0, at) + (note.charAt(at) == 'Q' ? 'R' : 'Q') + note.substring(at + 1);
        store.run("UPDATE checkpoint SET note = ? WHERE note = ?", flipped, note);
        return new Done("note", "checkpoint " + note.lines().toList().get(1));
    }

    private Done deleteCheckpoint() throws SQLException {
        String note = anyCheckpoint();
        store.run("DELETE FROM checkpoint WHERE note = ?", note);
        return new Done(
                "checkpoint deleted", "checkpoint " + note.lines().toList().get(1));
    }

    private Done signOneAnew() throws SQLException {
        int which = random.nextInt(notes.size());
        String[] one = notes.get(which);
        List<String> lines = one[1].lines().toList();
        String other = new Checkpoint(
                        lines.getFirst(),
                        Long.parseLong(lines.get(1)),
                        java.util.Base64.getDecoder().decode(lines.get(2)))
                .signedBy(List.of(LogKey.of(Store.OTHER_KEY)));
        store.run("UPDATE checkpoint SET note = ? WHERE note = ?", other, one[1]);
        if (random.nextBoolean()) {
            notes.set(which, new String[] {one[0], other});
        }
        return new Done("signed with another key", "checkpoint " + lines.get(1));
    }

    private Done flipRecord(int position) {
        Kafka record = records.get(position - 1);
        record.payload[random.nextInt(record.payload.length)] ^= (byte) (1 << random.nextInt(7));
        return Done.at("record", position);
    }

    private Done flipHeader(int position) {
        List<String> names =
                List.of("ce_id", "ce_type", "ce_subject", "ce_time", "ce_actor", "ce_memberid", "ce_previous");
        String name = names.get(random.nextInt(names.size()));
        byte[] value = Objects.requireNonNull(records.get(position - 1).headers.get(name))
                .clone();
        value[value.length - 1] ^= 1;
        records.get(position - 1).headers.put(name, value);
        return Done.at(name, position);
    }

    private Done swapRecords(int position) {
        int other = position - 1;
        while (other == position - 1 || records.get(other).partition != records.get(position - 1).partition) {
            other = any() - 1;
        }
        Kafka one = records.get(position - 1);
        records.set(position - 1, records.get(other));
        records.set(other, one);
        return Done.at("records swapped", position);
    }

    private Done insertRecord(int position) {
        if (random.nextBoolean()) {
            records.add(records.get(position - 1).copy());
            return Done.at("record twice", position);
        }
        Kafka foreign = records.getLast().copy();
        foreign.headers.put("ce_position", Integer.toString(Store.EVENTS + 5).getBytes(StandardCharsets.UTF_8));
        records.add(foreign);
        return Done.at("foreign record", Store.EVENTS + 5);
    }

    private Done publishedDiffers(int round) {
        int which = random.nextInt(notes.size());
        String[] one = notes.get(which);
        String size = one[1].lines().toList().get(1);
        if (round % 3 == 0) {
            notes.remove(which);
            return new Done("published one deleted", "checkpoint " + size);
        }
        byte[] root = HexFormat.of().parseHex("ab".repeat(32));
        String key = round % 3 == 1 ? Store.KEY : Store.OTHER_KEY;
        String note = new Checkpoint(Origin.of(Store.NAME, one[0]), Long.parseLong(size), root)
                .signedBy(List.of(LogKey.of(key)));
        notes.add(new String[] {one[0], note});
        return new Done("another one published", round % 3 == 1 ? "LOG_FORKED" : "CHECKPOINT_NOT_SIGNED");
    }

    private Done cosignedFalsely(int kind) throws SQLException {
        String note = anyCheckpoint();
        String size = note.lines().toList().get(1);
        String where = " WHERE (tenant_id, size) = (SELECT tenant_id, size FROM checkpoint WHERE note = ?)";
        SignedCheckpoint checkpoint = SignedCheckpoint.of(note);
        int done = switch (kind) {
            case 25 ->
                store.run(
                        "UPDATE cosignature SET line = overlay(line PLACING"
                                + " CASE substr(line, 60, 1) WHEN 'Q' THEN 'R' ELSE 'Q' END FROM 60)" + where,
                        note);
            case 26 ->
                store.run(
                        "UPDATE cosignature k SET line = (SELECT line FROM cosignature o"
                                + " WHERE (o.tenant_id, o.size) <> (k.tenant_id, k.size) LIMIT 1)" + where,
                        note);
            case 27 ->
                store.run(
                        "UPDATE cosignature SET witness = ?, line = ?" + where,
                        STRANGER.key().toString(),
                        STRANGER.cosign(checkpoint, Instant.EPOCH).note().substring(note.length()),
                        note);
            default -> store.run("UPDATE cosignature SET size = size + 1" + where, note);
        };
        assertThat(done).isEqualTo(1);
        long told = Long.parseLong(size) + (kind == 28 ? 1 : 0);
        return new Done("cosignature, kind " + kind, FALSE + "checkpoint " + told);
    }
}
