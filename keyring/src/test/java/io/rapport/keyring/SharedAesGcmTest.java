package io.rapport.keyring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AES-GCM that threads share")
class SharedAesGcmTest {

    private static final byte[] PLACE = "acme/m-17/name".getBytes(UTF_8);

    private final byte[] bytes = new byte[32];
    private AesGcmKey key;
    private Aead shared;
    private Aead tinks;

    @BeforeEach
    void make() throws GeneralSecurityException {
        SharedAesGcm.RANDOM.nextBytes(bytes);
        key = AesGcmKey.builder()
                .setParameters(PredefinedAeadParameters.AES256_GCM)
                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                .setIdRequirement(0x01020304)
                .build();
        shared = Objects.requireNonNull(SharedAesGcm.of(key));
        tinks = AesGcmJce.create(key);
    }

    @Test
    @DisplayName("opens what Tink sealed, and Tink opens what it sealed")
    void isTinks() throws GeneralSecurityException {
        for (String text : List.of("", "Grace", "x".repeat(10_000))) {
            byte[] value = text.getBytes(UTF_8);
            assertThat(tinks.decrypt(shared.encrypt(value, PLACE), PLACE)).isEqualTo(value);
            assertThat(shared.decrypt(tinks.encrypt(value, PLACE), PLACE)).isEqualTo(value);
            assertThat(new AesGcmJce(bytes).decrypt(new SharedAesGcm(bytes).encrypt(value, PLACE), PLACE))
                    .isEqualTo(value);
            assertThat(new SharedAesGcm(bytes).decrypt(new AesGcmJce(bytes).encrypt(value, null), null))
                    .isEqualTo(value);
        }
    }

    @Test
    @DisplayName("opens nothing that is changed, cut, of another key or of another place")
    void refuses() throws GeneralSecurityException {
        byte[] sealed = shared.encrypt("Grace".getBytes(UTF_8), PLACE);
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertRefused(changed, PLACE);
            assertRefused(Arrays.copyOf(sealed, at), PLACE);
        }
        assertRefused(sealed, "acme/m-17/note".getBytes(UTF_8));
        assertRefused(new SharedAesGcm(bytes).encrypt("Grace".getBytes(UTF_8), PLACE), PLACE);
        assertThat(shared.decrypt(sealed, PLACE)).isEqualTo("Grace".getBytes(UTF_8));
    }

    private void assertRefused(byte[] sealed, byte[] place) {
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> shared.decrypt(sealed, place));
    }

    @Test
    @DisplayName("mixes up nothing of threads that seal and open at the same time, and seals nothing twice alike")
    void together() throws Exception {
        Set<String> beginnings = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<byte[]>> work = IntStream.range(0, 5_000)
                    .<Callable<byte[]>>mapToObj(i -> () -> {
                        byte[] value = ("value " + i).getBytes(UTF_8);
                        byte[] place = ("place " + i).getBytes(UTF_8);
                        byte[] sealed = shared.encrypt(value, place);
                        assertThat(shared.decrypt(sealed, place)).isEqualTo(value);
                        return sealed;
                    })
                    .toList();
            for (Future<byte[]> sealed : threads.invokeAll(work)) {
                beginnings.add(HexFormat.of().formatHex(sealed.get(), 0, 17));
            }
        }
        assertThat(beginnings).hasSize(5_000);
    }
}
