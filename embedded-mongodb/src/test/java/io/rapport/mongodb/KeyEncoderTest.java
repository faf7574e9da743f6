package io.rapport.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Encoded keys")
class KeyEncoderTest {

    private static final @Nullable Object[] ASCENDING = {
        MinKey.getInstance(),
        null,
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        Long.MIN_VALUE,
        -1e3,
        -1,
        -0.5,
        0,
        Double.MIN_VALUE,
        1L,
        1.5,
        (1L << 53) - 1,
        1L << 53,
        (1L << 53) + 1,
        (1L << 53) + 2,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE,
        0x1p63,
        Double.POSITIVE_INFINITY,
        "",
        "\0",
        "\0a",
        "a",
        "a\0",
        "ab",
        "b",
        new Document(),
        new Document("a", 1),
        new Document("a", 1).append("b", null),
        new Document("a", 2),
        new Document("b", 1),
        new Document("a", "text"),
        List.of(1, 2),
        List.of(1, 3),
        List.of(2),
        false,
        true,
        Instant.EPOCH.minusMillis(1),
        Instant.EPOCH,
        MaxKey.getInstance()
    };

    @Test
    void sortAsTheValuesDo() {
        for (int i = 0; i < ASCENDING.length; i++) {
            for (int j = 0; j < ASCENDING.length; j++) {
                assertThat(Integer.signum(Arrays.compareUnsigned(key(i, true), key(j, true))))
                        .as("%s and %s", ASCENDING[i], ASCENDING[j])
                        .isEqualTo(Integer.compare(i, j));
                assertThat(Integer.signum(Arrays.compareUnsigned(key(i, false), key(j, false))))
                        .as("%s and %s, descending", ASCENDING[i], ASCENDING[j])
                        .isEqualTo(Integer.compare(j, i));
            }
        }
    }

    @Test
    void areNoPrefixOfEachOtherSoThatFieldsCanFollow() {
        for (int i = 0; i < ASCENDING.length; i++) {
            for (int j = 0; j < ASCENDING.length; j++) {
                byte[] one = key(i, true);
                byte[] other = key(j, true);
                boolean prefix =
                        one.length <= other.length && Arrays.mismatch(one, 0, one.length, other, 0, one.length) < 0;
                assertThat(prefix)
                        .as("%s begins %s", ASCENDING[i], ASCENDING[j])
                        .isEqualTo(i == j);
            }
        }
    }

    @Test
    void areEqualForEqualNumbersOfDifferentTypes() {
        assertThat(KeyEncoder.encode(5)).isEqualTo(KeyEncoder.encode(5L)).isEqualTo(KeyEncoder.encode(5.0));
        assertThat(KeyEncoder.encode(0.0)).isEqualTo(KeyEncoder.encode(-0.0)).isEqualTo(KeyEncoder.encode(0));
        assertThat(KeyEncoder.encode(new Decimal128(new BigDecimal("2.5")))).isEqualTo(KeyEncoder.encode(2.5));
        assertThat(KeyEncoder.encode(new Document("n", 1))).isEqualTo(KeyEncoder.encode(new Document("n", 1L)));
    }

    @Test
    void doNotExistForDecimalsThatNoDoubleEquals() {
        assertThatThrownBy(() -> KeyEncoder.encode(new Decimal128(new BigDecimal("0.1"))))
                .isInstanceOf(MongoServerError.class)
                .hasMessageContaining("0.1");
    }

    @Test
    void ofLongsSortAsLongs() {
        Random random = new Random(11);
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            numbers.add(number);
            numbers.add(number + 1);
        }

        List<Long> byKey = numbers.stream()
                .sorted((a, b) -> Arrays.compareUnsigned(KeyEncoder.encode(a), KeyEncoder.encode(b)))
                .toList();

        assertThat(byKey).isSorted();
    }

    private static byte[] key(int index, boolean ascending) {
        return new KeyEncoder().append(ASCENDING[index], ascending).toBytes();
    }
}
