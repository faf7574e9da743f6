package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.service.Client.Reply;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Merging two records of one person")
@ExtendWith(SharedInstances.Resolver.class)
class MergesIT {

    private static RunningService service;
    private static RunningService other;
    private static Client ana;
    private static Client anaThere;
    private static Client ben;

    @BeforeAll
    static void start(SharedInstances shared) {
        service = shared.here();
        other = shared.there();
        ana = service.member("merges", "ana");
        anaThere = other.member("merges", "ana");
        ben = service.member("merges", "ben");
    }

    private static String met(String more) {
        return ana.post("/relationships", "{'name': 'Sol'" + more + "}").relationshipId();
    }

    private static Reply merge(Client client, String record, String into, String... headers) {
        return client.post("/relationships/" + record + "/merge", "{'into': '" + into + "', 'reason': 'One'}", headers);
    }

    private static Reply talk(Client client, String record) {
        return client.post("/relationships/" + record + "/conversations", "{'summary': 'Tea'}");
    }

    @Test
    @DisplayName("leaves one that takes commands, in any instance, until they are split")
    void mergedAndSplit() {
        String record = met("");
        String root = met("");
        assertThat(talk(anaThere, root).status()).isEqualTo(201);
        assertThat(talk(anaThere, record).status()).isEqualTo(201);

        Reply merged = merge(ana, record, root, "Idempotency-Key", record, "If-Match", "\"1\"");

        assertThat(merged.status()).as(merged.body().toString()).isEqualTo(201);
        assertThat(merged.header("Rapport-Applied")).isEqualTo(record + "@2");
        Reply again = merge(ana, record, root, "Idempotency-Key", record, "If-Match", "\"1\"");
        assertThat(again.text("entryId")).isEqualTo(merged.text("entryId"));
        Reply refused = talk(anaThere, record);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("rule")).isEqualTo("RelationshipIsMerged");
        assertThat(refused.text("into")).isEqualTo(root);
        assertThat(talk(anaThere, root).status()).isEqualTo(201);
        assertThat(merge(ana, met(""), record).text("into")).isEqualTo(root);
        assertThat(merge(ana, root, met("")).text("rule")).isEqualTo("OthersWereMergedHere");

        assertThat(ana.post("/relationships/" + record + "/split", "{'reason': 'Two'}")
                        .status())
                .isEqualTo(201);
        assertThat(talk(anaThere, record).status()).isEqualTo(201);
        assertThat(ana.post("/relationships/" + record + "/split", "{'reason': 'Two'}")
                        .text("rule"))
                .isEqualTo("RelationshipNotMerged");
    }

    @Test
    @DisplayName("lets what is told of the one be settled at the other, and finds the addresses of both")
    void settledTogether() {
        String record = met(", 'email': 'sol@example.org'");
        String root = met(", 'email': 'sol@example.com', 'profileUrl': 'https://example.org/sol'");
        String guess = ana.post("/relationships/" + record + "/assumptions", "{'aspect': 'GOALS', 'statement': 'Lead'}")
                .text("entryId");
        String proposed = ana.post(
                        "/introductions",
                        "{'firstId': '" + record + "', 'secondId': '" + met("") + "', 'why': 'Both sail'}")
                .text("introductionId");
        assertThat(merge(ana, record, root).status()).isEqualTo(201);
        String talk = talk(ana, root).text("entryId");
        String introduction = "/introductions/" + proposed;
        assertThat(ana.post(
                                introduction + "/responses",
                                "{'relationshipId': '" + root + "', 'response': 'ENTHUSIASTIC'}")
                        .status())
                .isEqualTo(201);

        Reply sure = anaThere.post(
                "/relationships/" + root + "/assumptions/" + guess + "/confirmation",
                "{'conversationId': '" + talk + "'}");

        assertThat(sure.status()).as(sure.body().toString()).isEqualTo(201);
        for (String address : List.of("sol@example.org", "sol@example.com")) {
            Reply known = ana.post("/relationships", "{'name': 'Sol', 'email': '" + address + "'}");
            assertThat(known.text("rule")).isEqualTo("PersonAlreadyMet");
            assertThat(known.text("relationshipId")).isEqualTo(root);
        }
        Reply introduced = ana.post(
                "/introductions", "{'firstId': '" + record + "', 'secondId': '" + root + "', 'why': 'Both sail'}");
        assertThat(introduced.text("rule")).isEqualTo("IntroducesOnePerson");
    }

    @Test
    @DisplayName("has a person forgotten at whichever of their records it is asked for, once they are")
    void forgotten() {
        String record = met("");
        String root = met("");
        assertThat(merge(ana, record, root).status()).isEqualTo(201);
        String forgetting = "/relationships/" + record + "/forgetting";
        Reply elsewhere = ana.post(forgetting, "");
        assertThat(elsewhere.text("rule")).isEqualTo("RelationshipIsMerged");
        assertThat(elsewhere.text("into")).isEqualTo(root);

        assertThat(ana.post("/relationships/" + root + "/forgetting", "").status())
                .isEqualTo(204);

        for (Client client : List.of(ana, anaThere)) {
            assertThat(client.post(forgetting, "").status()).isEqualTo(204);
            assertThat(client.post("/relationships/" + record + "/split", "{'reason': 'Two'}")
                            .text("rule"))
                    .isEqualTo("PersonIsForgotten");
            assertThat(talk(client, record).text("rule")).isEqualTo("PersonIsForgotten");
        }
    }

    @Test
    @DisplayName("needs two records of the same member")
    void ofTheSameMember() {
        String record = met("");
        String ofBen = ben.post("/relationships", "{'name': 'Sol'}").relationshipId();
        assertThat(merge(ana, record, record).text("rule")).isEqualTo("MergesWithItself");
        assertThat(merge(ana, record, ofBen).text("rule")).isEqualTo("NoSuchRelationship");
        assertThat(merge(ana, record, UUID.randomUUID().toString()).text("rule"))
                .isEqualTo("NoSuchRelationship");
        assertThat(merge(ana, ofBen, record).status()).isEqualTo(404);
        assertThat(talk(ana, record).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("never goes round in a circle, from wherever both are asked for at once")
    void noCircle() throws InterruptedException {
        for (int round = 0; round < 10; round++) {
            String one = met("");
            String two = met("");
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                List<Callable<Reply>> both = List.of(() -> merge(ana, one, two), () -> merge(anaThere, two, one));
                assertThat(threads.invokeAll(both).stream()
                                .map(Future::resultNow)
                                .map(Reply::status))
                        .containsExactlyInAnyOrder(201, 422);
            }
        }
    }
}
