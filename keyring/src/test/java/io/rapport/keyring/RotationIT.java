package io.rapport.keyring;

import static io.rapport.keyring.KeyringRig.GRACE;
import static io.rapport.keyring.KeyringRig.HEDY;
import static io.rapport.keyring.KeyringRig.key;
import static io.rapport.keyring.KeyringRig.open;
import static io.rapport.keyring.KeyringRig.seal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rapport.events.SealsUnavailableException;
import io.rapport.events.Subject;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationIT {

    private final KeyringRig rig = new KeyringRig();

    @TempDir
    Path folder;

    @Test
    void afterARotationTheFormerKeyOpensNothingAndTheNewOneAll() {
        byte[] grace = seal(rig.keyring(folder, key(1)), KeyringRig.of(GRACE), "Grace");
        byte[] hedy = seal(rig.keyring(folder, key(1)), KeyringRig.of(HEDY), "Hedy");

        Rotation rotation = new Rotation(rig.connections, MasterKey.of(key(2) + "," + key(1)));
        assertThat(rotation.run()).isEqualTo(2);
        assertThat(rotation.run()).isZero();

        assertThat(open(rig.keyring(folder, key(2)), KeyringRig.of(GRACE), grace))
                .isEqualTo("Grace");
        assertThat(open(rig.keyring(folder, key(2)), KeyringRig.of(HEDY), hedy)).isEqualTo("Hedy");
        Keyring former = rig.keyring(folder, key(1));
        assertThatExceptionOfType(SealsUnavailableException.class)
                .isThrownBy(() -> open(former, KeyringRig.of(GRACE), grace))
                .matches(e -> !e.unknown());
        assertThat(former.status()).isEqualTo(KeyringStatus.WRONG_MASTER_KEY);
        assertThatIllegalStateException().isThrownBy(former::start).withMessageContaining("MasterKeyMismatch");
    }

    @Test
    void moreThanAreWrappedAtOnceAreAllWrapped() {
        Keyring keyring = rig.keyring(folder, key(1));
        keyring.mint(Stream.generate(() -> KeyringRig.of(UUID.randomUUID()))
                .limit(1_100)
                .toList());
        keyring.mint(List.of(Subject.member("acme", "m-17"), Subject.member("acme", "m-18")));

        Rotation rotation = new Rotation(rig.connections, MasterKey.of(key(2) + "," + key(1)));
        assertThat(rotation.run()).isEqualTo(1_102);
        assertThat(rotation.run()).isZero();
    }

    @Test
    void whatIsStoredMeanwhileUnderTheFormerKeyAndBehindTheWalkIsWrappedToo() {
        Keyring former = rig.keyring(folder, key(1));
        former.mint(List.of(Subject.member("bright", "m-17")));
        Rotation rotation = new Rotation(
                beforeConnection(2, () -> former.mint(List.of(Subject.member("acme", "m-17")))),
                MasterKey.of(key(2) + "," + key(1)));
        assertThat(rotation.run()).isEqualTo(2);
        assertThat(rotation.run()).isZero();
    }

    /** The database; before a connection is given out for that time, something else is done there. */
    private DataSource beforeConnection(int time, Runnable something) {
        AtomicInteger times = new AtomicInteger();
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (times.incrementAndGet() == time) {
                        something.run();
                    }
                    return method.invoke(rig.connections, arguments);
                });
    }

    @Test
    void hashesAreTheSameUnderAnotherMasterKey() {
        Subject hashes = Keyring.hashesOf("acme", "m-17");
        Keyring before = rig.keyring(folder, key(1));
        before.mint(List.of(hashes));
        byte[] hash = before.mac(hashes, KeyringRig.PLACE);

        new Rotation(rig.connections, MasterKey.of(key(2) + "," + key(1))).run();

        assertThat(rig.keyring(folder, key(2)).mac(hashes, KeyringRig.PLACE)).isEqualTo(hash);
    }

    @Test
    void whatWasWrappedHalfIsReadAndFinished() {
        byte[] grace = seal(rig.keyring(folder, key(1)), KeyringRig.of(GRACE), "Grace");
        String both = key(2) + "\n" + key(1);
        byte[] hedy = seal(rig.keyring(folder, both), KeyringRig.of(HEDY), "Hedy");
        Keyring meanwhile = rig.keyring(folder, both);

        assertThat(open(meanwhile, KeyringRig.of(GRACE), grace)).isEqualTo("Grace");
        assertThat(open(meanwhile, KeyringRig.of(HEDY), hedy)).isEqualTo("Hedy");
        assertThat(new Rotation(rig.connections, MasterKey.of(both)).run()).isEqualTo(1);
    }

    @Test
    void aNewKeyInTheFileNeedsNoNewStart() throws IOException {
        Path file = Files.writeString(folder.resolve("master-key"), key(1));
        Path destructions = folder.resolve("destructions");
        byte[] grace = seal(rig.keyring(destructions, file.toString()), KeyringRig.of(GRACE), "Grace");
        Keyring running = rig.keyring(destructions, file.toString());

        Files.writeString(file, key(2) + "\n" + key(1) + "\n");
        new Rotation(rig.connections, MasterKey.of(file.toString())).run();

        assertThat(open(running, KeyringRig.of(GRACE), grace)).isEqualTo("Grace");
    }

    @Test
    void aKeysetBelongsToItsSubject() {
        Keyring keyring = rig.keyring(folder);
        byte[] grace = seal(keyring, KeyringRig.of(GRACE), "Grace");
        seal(keyring, KeyringRig.of(HEDY), "Hedy");
        rig.execute("UPDATE keyring.keyset SET wrapped = (SELECT wrapped FROM keyring.keyset WHERE aggregate_id = '"
                + HEDY + "') WHERE aggregate_id = '" + GRACE + "'");

        assertThatExceptionOfType(SealsUnavailableException.class)
                .isThrownBy(() -> open(rig.keyring(folder), KeyringRig.of(GRACE), grace));
    }

    @Test
    void aKeyThatIsNoneIsRefusedWithoutBeingQuoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.of("c2hvcnQ="))
                .withMessageNotContaining("c2hvcnQ");
        assertThatIllegalArgumentException().isThrownBy(() -> MasterKey.of("nobody-kms://key"));
        assertThatIllegalArgumentException().isThrownBy(() -> MasterKey.of(""));
    }
}
