package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.service.Client.Reply;
import io.rapport.parts.TokenIssuer;
import io.rapport.web.OperationsByAddress;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@DisplayName("A command whose answer the client would not take")
@ExtendWith(SharedInstances.Resolver.class)
class AcceptIT {

    private static RunningService service;
    private static Client ana;

    @BeforeAll
    static void start(SharedInstances shared) {
        service = shared.here();
        ana = service.client(TokenIssuer.instance().token("accept", "ana", "member", "coach", "admin"));
    }

    @Test
    @DisplayName("is not done, whichever it is")
    void nothingIsDone() {
        RequestMappingHandlerMapping mapping = service.beans(RequestMappingHandlerMapping.class).stream()
                .filter(one -> one instanceof OperationsByAddress)
                .findFirst()
                .orElseThrow();
        List<String> commands = mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> Arrays.stream(entry.getValue().getMethodParameters())
                        .anyMatch(parameter -> parameter.getParameterType() == CommandRequest.class))
                .flatMap(entry -> entry.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(method -> entry.getKey().getPatternValues().stream()
                                .map(path -> method + " "
                                        + path.replaceAll("\\{years[^}]*}", "5")
                                                .replaceAll(
                                                        "\\{[^}]*}",
                                                        UUID.randomUUID().toString()))))
                .toList();
        assertThat(commands).hasSizeGreaterThan(30);
        for (String command : commands) {
            String[] parts = command.split(" ", 2);
            Reply reply = ana.send(parts[0], parts[1], "{}", "Accept", "application/xml");
            assertThat(reply.status()).as(command).isEqualTo(406);
            assertThat(reply.text("rule")).isEqualTo("NotAcceptable");
        }
        for (String refused : List.of("application/xml", "text/html, application/json;q=0", "nonsense")) {
            Reply reply = ana.post("/relationships", "{'name': 'Tilda'}", "Accept", refused);
            assertThat(reply.status()).as(refused).isEqualTo(406);
            assertThat(reply.text("detail")).as(refused).contains("application/json.");
        }
        assertThat(service.sql().queryForObject("SELECT count(*) FROM event WHERE tenant_id = 'accept'", Long.class))
                .isZero();
    }

    @Test
    @DisplayName("is none that takes JSON among others")
    void json() {
        for (String accepted : List.of("*/*", "application/*", "text/html, application/json;q=0.1")) {
            assertThat(ana.post("/gatherings", "{}", "Accept", accepted).status())
                    .as(accepted)
                    .isEqualTo(400);
        }
    }
}
