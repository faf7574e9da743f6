package io.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.100Z",
                "2024-02-29T12:00:00.000001Z",
                "2026-11-02T09:30:00.120Z",
                "2026-11-02T09:30:00.000000001Z"
            })
    void readsAndWritesInstantsAsJavaDoes(String text) {
        Instant instant = Instant.parse(text);
        assertThat(IsoTimes.instant(text)).isEqualTo(instant);
        assertThat(IsoTimes.text(instant)).isEqualTo(instant.toString());
    }

    @Test
    void readsAndWritesAnyInstantOfTheseTenThousandYearsAsJavaDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            int nanos = random.nextInt(1_000) * (int) Math.pow(1_000, random.nextInt(3));
            Instant instant = Instant.ofEpochSecond(random.nextLong(-62_167_219_200L, 253_402_300_800L), nanos);
            assertThat(IsoTimes.text(instant)).isEqualTo(instant.toString());
            assertThat(IsoTimes.instant(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0001-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void leavesInstantsOfOtherYearsToJava(String text) {
        assertThat(IsoTimes.instant(text)).isNull();
        assertThat(IsoTimes.text(Instant.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-02T09:30Z",
                "2026-11-02T09:30:00",
                "2026-11-02T09:30:00.Z",
                "2026-11-02T09:30:00,5Z",
                "2026-11-02T09:30:00.1234567890Z",
                "2026-11-02T09:30:00.12x456Z",
                "2026-11-02T09:30:00+01:00",
                "2026-11-02T24:00:00Z",
                "2026-11-02T09:60:00Z",
                "2026-11-02T23:59:60Z",
                "2026-02-29T09:30:00Z",
                "2026-13-01T09:30:00Z",
                "2026-11-02 09:30:00Z",
                "2026/11/02T09:30:00Z",
                "20x6-11-02T09:30:00Z"
            })
    void leavesEveryOtherTextToAFormatter(String text) {
        assertThat(IsoTimes.instant(text)).isNull();
    }

    @Test
    void readsDaysAndLeavesEveryOtherTextToAFormatter() {
        assertThat(IsoTimes.date("2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(IsoTimes.date("2026-02-29")).isNull();
        assertThat(IsoTimes.date("2026-2-28")).isNull();
        assertThat(IsoTimes.date("2026-02-28T")).isNull();
        assertThat(IsoTimes.date("2026.02.28")).isNull();
    }
}
