package io.rapport.query.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.query.platform.merges.MergedException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;

class ProblemsTest {

    private static final UUID RECORD = UUID.randomUUID();
    private static final UUID INTO = UUID.randomUUID();

    @Test
    void leadsFromAMergedRecordToTheOneThatStandsForItAtTheAddressThatWasAskedFor() {
        assertThat(location("/relationships/" + RECORD)).hasToString("/relationships/" + INTO);
        assertThat(location("/members/mia/relationships/" + RECORD + "/timeline"))
                .hasToString("/members/mia/relationships/" + INTO + "/timeline");
    }

    private static Object location(String asked) {
        HttpHeaders headers = new Problems()
                .onMerged(new MergedException(RECORD, INTO), new MockHttpServletRequest("GET", asked))
                .getHeaders();
        return String.valueOf(headers.getLocation());
    }
}
