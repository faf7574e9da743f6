package io.rapport.keyring;

import static io.rapport.keyring.KeyringRig.DINNER;
import static io.rapport.keyring.KeyringRig.GRACE;
import static io.rapport.keyring.KeyringRig.HEDY;
import static io.rapport.keyring.KeyringRig.MEMBER;
import static io.rapport.keyring.KeyringRig.PLACE;
import static io.rapport.keyring.KeyringRig.open;
import static io.rapport.keyring.KeyringRig.seal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.events.BrokenSealException;
import io.rapport.events.ForgottenSubjectException;
import io.rapport.events.SealsUnavailableException;
import io.rapport.events.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringIT {

    private final KeyringRig rig = new KeyringRig();

    @TempDir
    Path destructions;

    @Test
    void whatOneProcessSealedAnotherOpens() {
        byte[] sealed = seal(rig.keyring(destructions), KeyringRig.of(GRACE), "Grace");

        assertThat(open(rig.keyring(destructions), KeyringRig.of(GRACE), sealed))
                .isEqualTo("Grace");
        assertThat(open(rig.reader(), KeyringRig.of(GRACE), sealed)).isEqualTo("Grace");
    }

    @Test
    void nothingElseOpensASealedValue() {
        Keyring keyring = rig.keyring(destructions);
        byte[] sealed = seal(keyring, KeyringRig.of(GRACE), "Grace");
        seal(keyring, KeyringRig.of(HEDY), "Hedy");

        assertThatExceptionOfType(BrokenSealException.class)
                .isThrownBy(
                        () -> keyring.open(KeyringRig.of(GRACE), sealed, "elsewhere".getBytes(StandardCharsets.UTF_8)));
        assertThatExceptionOfType(BrokenSealException.class)
                .isThrownBy(() -> open(keyring, KeyringRig.of(HEDY), sealed));
        sealed[sealed.length - 1] ^= 1;
        assertThatExceptionOfType(BrokenSealException.class)
                .isThrownBy(() -> open(keyring, KeyringRig.of(GRACE), sealed));
    }

    @Test
    void twoProcessesNeverMintTwoKeysetsForOneSubject() throws Exception {
        List<Keyring> processes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            processes.add(rig.keyring(destructions));
        }
        List<byte[]> sealed = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(processes.size())) {
            List<Callable<byte[]>> seals = new ArrayList<>();
            for (Keyring process : processes) {
                seals.add(() -> seal(process, KeyringRig.of(GRACE), "Grace"));
            }
            for (Future<byte[]> one : threads.invokeAll(seals)) {
                sealed.add(one.get());
            }
        }

        for (byte[] one : sealed) {
            assertThat(open(rig.reader(), KeyringRig.of(GRACE), one)).isEqualTo("Grace");
        }
        assertThat(rig.count("SELECT count(*) FROM keyring.keyset")).isEqualTo(1);
    }

    @Test
    void hashesOfAMemberAreTheSameForEveryProcessAndOfNobodyElse() {
        Keyring keyring = rig.keyring(destructions);
        Keyring other = rig.keyring(destructions);
        Subject hashes = Keyring.hashesOf("acme", "m-17");
        assertThatExceptionOfType(SealsUnavailableException.class)
                .as("nobody has made a key")
                .isThrownBy(() -> keyring.mac(hashes, PLACE))
                .matches(SealsUnavailableException::unknown);
        assertThat(keyring.knows(hashes)).isFalse();
        keyring.mint(List.of(hashes, Keyring.hashesOf("acme", "m-18"), KeyringRig.of(GRACE)));
        other.mint(List.of(hashes));

        byte[] hash = keyring.mac(hashes, PLACE);

        assertThat(other.mac(hashes, PLACE)).isEqualTo(hash).hasSize(32);
        assertThat(keyring.mac(hashes, new byte[] {1})).isNotEqualTo(hash);
        assertThat(keyring.mac(Keyring.hashesOf("acme", "m-18"), PLACE)).isNotEqualTo(hash);
        assertThatThrownBy(() -> keyring.mac(KeyringRig.of(GRACE), PLACE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hashesStayWithThePeopleAndGoWithTheMember() {
        Keyring keyring = rig.keyring(destructions);
        Keyring elsewhere = rig.keyring(destructions);
        Subject hashes = Keyring.hashesOf("acme", "m-17");
        keyring.mint(List.of(hashes));
        byte[] hash = elsewhere.mac(hashes, PLACE);

        keyring.destroyPerson("acme", "m-17", Set.of(GRACE));
        elsewhere.look();
        assertThat(elsewhere.mac(hashes, PLACE)).isEqualTo(hash);

        keyring.destroyMember("acme", "m-17");
        elsewhere.look();
        for (Keyring one : List.of(keyring, elsewhere, rig.keyring(destructions))) {
            one.mint(List.of(hashes));
            assertThat(one.knows(hashes)).isTrue();
            assertThatExceptionOfType(ForgottenSubjectException.class).isThrownBy(() -> one.mac(hashes, PLACE));
        }
        assertThat(rig.count("SELECT count(*) FROM keyring.keyset")).isZero();
    }

    @Test
    void whoeverIsForgottenClosesWhatIsAboutThemAndNothingElse() {
        Keyring keyring = rig.keyring(destructions);
        keyring.link(KeyringRig.of(DINNER), Set.of(GRACE, HEDY));
        byte[] grace = seal(keyring, KeyringRig.of(GRACE), "Grace");
        byte[] hedy = seal(keyring, KeyringRig.of(HEDY), "Hedy");
        byte[] dinner = seal(keyring, KeyringRig.of(DINNER), "Dinner of the two");
        byte[] member = seal(keyring, MEMBER, "Ada");

        assertThat(keyring.destroyPerson("acme", "m-17", Set.of(GRACE)).keysets())
                .isEqualTo(2);

        assertThat(open(keyring, KeyringRig.of(GRACE), grace)).isNull();
        assertThat(open(keyring, KeyringRig.of(DINNER), dinner)).isNull();
        assertThat(open(keyring, KeyringRig.of(HEDY), hedy)).isEqualTo("Hedy");
        assertThat(open(keyring, MEMBER, member)).isEqualTo("Ada");
        assertThat(open(rig.reader(), KeyringRig.of(GRACE), grace)).isNull();
        assertThat(rig.count("SELECT count(*) FROM keyring.keyset")).isEqualTo(2);
    }

    @Test
    void nothingIsSealedOrLinkedForWhomeverWasForgotten() {
        Keyring keyring = rig.keyring(destructions);
        keyring.destroyPerson("acme", "m-17", Set.of(GRACE));

        assertThatExceptionOfType(ForgottenSubjectException.class)
                .isThrownBy(() -> seal(keyring, KeyringRig.of(GRACE), "Grace"));
        assertThatExceptionOfType(ForgottenSubjectException.class)
                .isThrownBy(() -> seal(rig.keyring(destructions), KeyringRig.of(GRACE), "Grace"));
        assertThatExceptionOfType(ForgottenSubjectException.class)
                .isThrownBy(() -> keyring.link(KeyringRig.of(DINNER), Set.of(GRACE)));
        keyring.link(KeyringRig.of(DINNER), Set.of(HEDY));
        assertThat(open(keyring, KeyringRig.of(DINNER), seal(keyring, KeyringRig.of(DINNER), "Dinner")))
                .isEqualTo("Dinner");
    }

    @Test
    void aMemberTakesAllThatIsTheirsAlong() {
        Keyring keyring = rig.keyring(destructions);
        byte[] grace = seal(keyring, KeyringRig.of(GRACE), "Grace");
        byte[] member = seal(keyring, MEMBER, "Ada");
        Subject other = Subject.member("acme", "m-18");
        byte[] others = seal(keyring, other, "Bob");

        assertThat(keyring.destroyMember("acme", "m-17")).isEqualTo(2);

        assertThat(open(keyring, KeyringRig.of(GRACE), grace)).isNull();
        assertThat(open(rig.reader(), MEMBER, member)).isNull();
        assertThat(open(rig.reader(), other, others)).isEqualTo("Bob");
        assertThatExceptionOfType(ForgottenSubjectException.class)
                .isThrownBy(() -> seal(keyring, KeyringRig.of(HEDY), "Hedy"));
        assertThatExceptionOfType(ForgottenSubjectException.class).isThrownBy(() -> seal(keyring, MEMBER, "Ada"));
    }

    @Test
    void destroyingAgainChangesNothing() {
        Keyring keyring = rig.keyring(destructions);
        seal(keyring, KeyringRig.of(GRACE), "Grace");

        assertThat(keyring.destroyPerson("acme", "m-17", Set.of(GRACE)).keysets())
                .isEqualTo(1);
        assertThat(keyring.destroyPerson("acme", "m-17", Set.of(GRACE)).keysets())
                .isZero();
        assertThat(keyring.destroyMember("acme", "m-17")).isZero();
        assertThat(keyring.destroyMember("acme", "m-17")).isZero();
        assertThat(Destructions.in(destructions).all()).hasSize(2);
    }

    @Test
    void aSubjectThatNobodyDestroyedIsUnknownAndNeverForgotten() {
        byte[] sealed = seal(rig.keyring(destructions), KeyringRig.of(GRACE), "Grace");
        rig.execute("TRUNCATE keyring.keyset");
        KeyringReader reader = rig.reader();

        assertThatExceptionOfType(SealsUnavailableException.class)
                .isThrownBy(() -> open(reader, KeyringRig.of(GRACE), sealed))
                .matches(SealsUnavailableException::unknown);
        assertThat(reader.status()).isEqualTo(KeyringStatus.UNKNOWN_SUBJECT);
    }

    @Test
    void aKeyringThatDoesNotAnswerIsToldAndTriedAgain() {
        byte[] sealed = seal(rig.keyring(destructions), KeyringRig.of(GRACE), "Grace");
        KeyringReader reader = rig.reader();
        rig.execute("ALTER TABLE keyring.keyset RENAME TO away");

        assertThatExceptionOfType(SealsUnavailableException.class)
                .isThrownBy(() -> open(reader, KeyringRig.of(GRACE), sealed))
                .matches(e -> !e.unknown());
        assertThat(reader.status()).isEqualTo(KeyringStatus.AWAY);

        rig.execute("ALTER TABLE keyring.away RENAME TO keyset");
        assertThat(open(reader, KeyringRig.of(GRACE), sealed)).isEqualTo("Grace");
        assertThat(reader.status()).isEqualTo(KeyringStatus.READY);
    }

    @Test
    void everyProcessNoticesWhatAnotherDestroyed() {
        Keyring keyring = rig.keyring(destructions);
        Keyring other = rig.keyring(destructions);
        KeyringReader reader = rig.reader();
        byte[] sealed = seal(keyring, KeyringRig.of(GRACE), "Grace");
        assertThat(open(other, KeyringRig.of(GRACE), sealed)).isEqualTo("Grace");
        assertThat(open(reader, KeyringRig.of(GRACE), sealed)).isEqualTo("Grace");
        other.look();
        reader.look();
        List<Destruction> told = new ArrayList<>();
        reader.onDestruction(told::add);

        keyring.destroyPerson("acme", "m-17", Set.of(GRACE));
        other.look();
        reader.look();
        reader.look();

        assertThat(open(other, KeyringRig.of(GRACE), sealed)).isNull();
        assertThat(open(reader, KeyringRig.of(GRACE), sealed)).isNull();
        assertThat(told).hasSize(1).allMatch(destruction -> destruction.closes(KeyringRig.of(GRACE)));
    }

    @Test
    void whoeverCannotHearOfADestructionIsToldOfItAgain() {
        Keyring keyring = rig.keyring(destructions);
        KeyringReader reader = rig.reader();
        seal(keyring, KeyringRig.of(GRACE), "Grace");
        reader.look();
        List<Destruction> told = new ArrayList<>();
        reader.onDestruction(destruction -> {
            if (told.isEmpty()) {
                told.add(destruction);
                throw new AssertionError("What an Error is");
            }
            told.add(destruction);
        });
        keyring.destroyPerson("acme", "m-17", Set.of(GRACE));

        reader.look();
        reader.look();

        assertThat(told).hasSize(2);
    }

    @Test
    void theKeysetsOfABatchAreFetchedInOneQuery() {
        Keyring keyring = rig.keyring(destructions);
        byte[] grace = seal(keyring, KeyringRig.of(GRACE), "Grace");
        byte[] hedy = seal(keyring, KeyringRig.of(HEDY), "Hedy");
        KeyringReader reader = rig.reader();

        reader.prefetch(
                new HashSet<>(List.of(KeyringRig.of(GRACE), KeyringRig.of(HEDY), KeyringRig.of(DINNER), MEMBER)));
        rig.execute("ALTER TABLE keyring.keyset RENAME TO away");

        assertThat(open(reader, KeyringRig.of(GRACE), grace)).isEqualTo("Grace");
        assertThat(open(reader, KeyringRig.of(HEDY), hedy)).isEqualTo("Hedy");
    }

    @Test
    void theReadersRoleMayOnlyRead() {
        rig.execute("""
                DO $$ BEGIN
                    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rapport_keyring_reader') THEN
                        CREATE ROLE rapport_keyring_reader LOGIN;
                    END IF;
                END $$""");
        KeyringRig granted = new KeyringRig();
        byte[] sealed = seal(granted.keyring(destructions), KeyringRig.of(GRACE), "Grace");
        KeyringReader reader =
                new KeyringReader(granted.connections("rapport_keyring_reader"), MasterKey.of(KeyringRig.KEY));

        reader.look();
        assertThat(open(reader, KeyringRig.of(GRACE), sealed)).isEqualTo("Grace");
        assertThat(reader.status()).isEqualTo(KeyringStatus.READY);
        for (String statement : List.of(
                "DELETE FROM keyring.keyset",
                "UPDATE keyring.generation SET value = 0",
                "INSERT INTO keyring.destroyed VALUES ('t', 'm', gen_random_uuid(), 1, now())",
                "SELECT * FROM keyring.linked_person")) {
            assertThatThrownBy(() -> {
                        try (var connection = granted.connections("rapport_keyring_reader")
                                        .getConnection();
                                var sql = connection.createStatement()) {
                            sql.execute(statement);
                        }
                    })
                    .hasMessageContaining("permission denied");
        }
    }
}
