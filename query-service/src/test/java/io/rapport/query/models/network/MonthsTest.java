package io.rapport.query.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.query.platform.web.InvalidFieldException;
import java.time.YearMonth;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The months that are asked for")
class MonthsTest {

    private static final YearMonth NOW = YearMonth.parse("2026-11");

    private static YearMonth month(String month) {
        return YearMonth.parse(month);
    }

    @Test
    @DisplayName("are the latest twelve, twelve from one on, or twelve before one")
    void twelve() {
        assertThat(Months.of(null, null, NOW)).isEqualTo(new Months(month("2025-12"), month("2026-12")));
        assertThat(Months.of(month("2024-01"), null, NOW)).isEqualTo(new Months(month("2024-01"), month("2025-01")));
        assertThat(Months.of(null, month("2024-01"), NOW)).isEqualTo(new Months(month("2023-01"), month("2024-01")));
        assertThat(Months.of(null, null, NOW).all()).hasSize(12).endsWith(NOW);
    }

    @Test
    @DisplayName("are one at least and sixty at most")
    void most() {
        assertThat(Months.of(month("2021-01"), month("2026-01"), NOW).all()).hasSize(60);
        assertThatThrownBy(() -> Months.of(month("2021-01"), month("2026-02"), NOW))
                .isInstanceOf(InvalidFieldException.class);
        assertThatThrownBy(() -> Months.of(NOW, NOW, NOW)).isInstanceOf(InvalidFieldException.class);
    }
}
