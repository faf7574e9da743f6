package io.rapport.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is sent has to be the same to the last byte in every run, or an interrupted replay could not be gone on with.
 */
class CommandsTest {

    private static final Contact CONTACT = new Contact(7, 1, 2, 1_082_040_961);

    @Test
    void aMeetingIsSentTheSameWayInEveryRun() {
        assertThat(JsonMapper.builder()
                        .build()
                        .writeValueAsString(MeetPerson.of(new Acquaintance(1, 2, CONTACT, List.of()))))
                .isEqualTo("""
                        {"name":"Contact 2","howMet":{"online":"message"},"occurredAt":"2004-04-15T14:56:01Z"}""");
    }

    @Test
    void aFollowUpIsSentTheSameWayInEveryRun() {
        assertThat(JsonMapper.builder().build().writeValueAsString(RecordFollowUp.of(CONTACT, 3)))
                .isEqualTo("""
                        {"reference":{"words":"Message 3 to them"},"occurredAt":"2004-04-15T14:56:01Z"}""");
    }
}
