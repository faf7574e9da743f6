package io.rapport.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("./rapport topic")
class TopicTest {

    private static TopicCommand.View view(String answer) {
        return TopicCommand.View.of(JsonMapper.shared().readTree(answer.replace('\'', '"')));
    }

    @Test
    @DisplayName("says that there is no topic only where a broker said so")
    void none() {
        assertThat(view("{'logHead': 7, 'trouble': {'code': 'TopicMissing', 'detail': 'there is none'}}")
                        .lines())
                .startsWith("topic      none")
                .endsWith("trouble    TopicMissing: there is none");
        assertThat(view("{'logHead': 7, 'trouble': {'code': 'BrokersUnreachable', 'detail': 'no answer'}}")
                        .lines())
                .containsExactly(
                        "topic      not known: it cannot be looked at now", "trouble    BrokersUnreachable: no answer");
        assertThat(view("{'id': 'abc', 'partitions': 3, 'first': 1, 'last': 7, 'logHead': 7}")
                        .lines())
                .contains("topic      abc", "positions  1 to 7; the log ends with 7");
    }
}
