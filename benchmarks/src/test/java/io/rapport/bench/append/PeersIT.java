package io.rapport.bench.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.bench.commands.MemberClient;
import io.rapport.bench.peer.BareInsert;
import io.rapport.bench.peer.StockAxon;
import io.rapport.bench.stack.BenchStack;
import io.rapport.bench.stack.Databases.Database;
import io.rapport.bench.stack.ServiceJvm;
import io.rapport.bench.stack.ServiceJvm.Plan;
import io.rapport.local.home.Installation;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Peers are put together from classes of command-service: what changes there must not leave them behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Beside Rapport")
class PeersIT {

    private static final int COMMANDS = 10;
    private static final String LENGTHS = "SELECT sum(octet_length(payload)) FROM event";

    private final BenchStack stack = BenchStack.create(Installation.find());

    @BeforeAll
    void start() {
        stack.require("postgres", "issuer");
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    /** Two new relationships and eight follow-ups. */
    private void send(Plan plan) throws Exception {
        try (ServiceJvm service = ServiceJvm.start(stack, plan);
                MemberClient client = new MemberClient(
                        service.awaitReady().address(), stack.tokens().of("bench-1"), 1)) {
            for (int command = 0; command < COMMANDS; command++) {
                client.send();
            }
        }
    }

    @Test
    @DisplayName("the bare insert takes the same requests and writes as many rows of the same length")
    void bareInsert() throws Exception {
        Database rapport = stack.databases().create("peers");
        Database bare = stack.databases().create("peers");
        send(Plan.commandService("peers-rapport", rapport).with(Map.of("RAPPORT_PUBLISHING", "off")));
        send(new Plan("peers-bare", BareInsert.class.getName(), bare));
        assertThat(bare.number("SELECT count(*) FROM event")).isEqualTo(COMMANDS);
        assertThat(rapport.number("SELECT count(*) FROM event")).isEqualTo(COMMANDS);
        // An instant drops its last digits if they are zeros.
        assertThat(bare.number(LENGTHS)).isBetween(rapport.number(LENGTHS), rapport.number(LENGTHS) + 9 * COMMANDS);
    }

    @Test
    @DisplayName("stock Axon takes the same requests, keeps their events in its own table, and whose they are")
    void stockAxon() throws Exception {
        Database axon = stack.databases().create("peers");
        send(new Plan("peers-axon", StockAxon.class.getName(), axon));
        assertThat(axon.number("SELECT count(*) FROM DomainEventEntry")).isEqualTo(COMMANDS);
        assertThat(axon.number("SELECT count(*) FROM DomainEventEntry WHERE sequenceNumber = 0"))
                .isEqualTo(2);
        assertThat(axon.number("SELECT count(*) FROM DomainEventEntry"
                        + " WHERE convert_from(metadata, 'UTF8') LIKE '%\"memberId\":\"bench-1\"%'"))
                .isEqualTo(COMMANDS);
    }
}
