package io.rapport.keyring;

import static io.rapport.keyring.KeyringRig.DINNER;
import static io.rapport.keyring.KeyringRig.GRACE;
import static io.rapport.keyring.KeyringRig.HEDY;
import static io.rapport.keyring.KeyringRig.MEMBER;
import static io.rapport.keyring.KeyringRig.open;
import static io.rapport.keyring.KeyringRig.seal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupIT {

    private static final List<String> TABLES = List.of("keyset", "linked_person", "destroyed", "generation");

    private final KeyringRig rig = new KeyringRig();

    @TempDir
    Path destructions;

    @TempDir
    Path later;

    private void backUp() {
        rig.execute("CREATE SCHEMA backup");
        TABLES.forEach(table -> rig.execute("CREATE TABLE backup." + table + " AS TABLE keyring." + table));
    }

    private void restore() {
        TABLES.forEach(table -> rig.execute("TRUNCATE keyring." + table));
        TABLES.forEach(table -> rig.execute("INSERT INTO keyring." + table + " SELECT * FROM backup." + table));
    }

    @Test
    void aRestoredBackupBringsNobodyBack() {
        Keyring keyring = rig.keyring(destructions);
        keyring.link(KeyringRig.of(DINNER), Set.of(GRACE));
        byte[] grace = seal(keyring, KeyringRig.of(GRACE), "Grace");
        byte[] dinner = seal(keyring, KeyringRig.of(DINNER), "Dinner");
        byte[] hedy = seal(keyring, KeyringRig.of(HEDY), "Hedy");
        backUp();
        keyring.destroyPerson("acme", "m-17", Set.of(GRACE));
        restore();
        assertThat(open(rig.reader(), KeyringRig.of(GRACE), grace)).isEqualTo("Grace");

        try (Keyring restored = rig.keyring(destructions)) {
            restored.start();

            assertThat(open(restored, KeyringRig.of(GRACE), grace)).isNull();
            assertThat(open(restored, KeyringRig.of(DINNER), dinner)).isNull();
            assertThat(open(restored, KeyringRig.of(HEDY), hedy)).isEqualTo("Hedy");
            assertThat(rig.count("SELECT count(*) FROM keyring.keyset")).isEqualTo(1);
        }
    }

    @Test
    void aForgottenMemberStaysForgottenAfterARestore() {
        Keyring keyring = rig.keyring(destructions);
        byte[] ada = seal(keyring, MEMBER, "Ada");
        backUp();
        keyring.destroyMember("acme", "m-17");
        restore();

        try (Keyring restored = rig.keyring(destructions)) {
            restored.start();

            assertThat(open(restored, MEMBER, ada)).isNull();
        }
    }

    @Test
    void whoeverWasRunningMeanwhileNoticesWhatIsDestroyedAfterARestore() {
        Keyring keyring = rig.keyring(destructions);
        byte[] hedy = seal(keyring, KeyringRig.of(HEDY), "Hedy");
        backUp();
        keyring.destroyPerson("acme", "m-17", Set.of(GRACE));
        KeyringReader reader = rig.reader();
        assertThat(open(reader, KeyringRig.of(HEDY), hedy)).isEqualTo("Hedy");
        reader.look();
        restore();

        try (Keyring restored = rig.keyring(destructions)) {
            restored.start();
            restored.destroyPerson("acme", "m-17", Set.of(HEDY));
        }
        reader.look();

        assertThat(open(reader, KeyringRig.of(HEDY), hedy)).isNull();
    }

    @Test
    void aRecordThatIsBegunLaterTakesOverWhatWasDestroyedBefore() {
        Keyring keyring = rig.keyring(destructions);
        keyring.destroyPerson("acme", "m-17", Set.of(GRACE, HEDY));
        keyring.destroyMember("acme", "m-18");

        for (int start = 0; start < 2; start++) {
            try (Keyring moved = rig.keyring(later)) {
                moved.start();
            }
        }

        assertThat(Destructions.in(later).all())
                .isEqualTo(Destructions.in(destructions).all());
    }

    @Test
    void itIsWrittenDownBeforeItIsDone() {
        Keyring keyring = rig.keyring(destructions);
        byte[] grace = seal(keyring, KeyringRig.of(GRACE), "Grace");
        rig.execute("ALTER TABLE keyring.destroyed ADD CONSTRAINT refused CHECK (generation < 0)");
        try {
            keyring.destroyPerson("acme", "m-17", Set.of(GRACE));
        } catch (RuntimeException expected) {
            assertThat(Destructions.in(destructions).all()).hasSize(1);
        }
        rig.execute("ALTER TABLE keyring.destroyed DROP CONSTRAINT refused");

        try (Keyring next = rig.keyring(destructions)) {
            next.start();

            assertThat(open(next, KeyringRig.of(GRACE), grace)).isNull();
        }
    }
}
