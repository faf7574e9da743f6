package io.rapport.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The embedded server")
class EmbeddedMongoIT {

    @Test
    void asAProcessSaysWhenItIsReadyAndStopsWhenTold() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedMongo.class.getName(),
                        "--port",
                        "0")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader()) {
            String ready = output.readLine();
            assertThat(ready).startsWith("MongoDB (embedded, in memory) is ready at mongodb://127.0.0.1:");
            try (MongoClient client = MongoClients.create(ready.substring(ready.indexOf("mongodb://")))) {
                assertThat(client.getDatabase("admin").runCommand(new Document("ping", 1)))
                        .containsEntry("ok", 1.0);
            }

            // by its handle: Process.destroy closes the output as well
            process.toHandle().destroy();

            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(output.readLine()).as("nothing else is printed").isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        try (EmbeddedMongo first = EmbeddedMongo.start(0)) {
            assertThatThrownBy(() -> EmbeddedMongo.start(first.port())).isInstanceOf(BindException.class);
        }
    }

    @Test
    void refusesWhatItCannotDoInsteadOfPassingItOver() {
        try (EmbeddedMongo server = EmbeddedMongo.start(0);
                MongoClient client = MongoClients.create(server.uri())) {
            var collection = client.getDatabase("test").getCollection("c");
            collection.insertOne(new Document("_id", 1));

            assertRefused(() -> collection
                    .find()
                    .collation(Collation.builder().locale("de").build())
                    .first());
            assertRefused(() -> collection.createIndex(Indexes.text("note")));
            assertRefused(() ->
                    collection.createIndex(Indexes.ascending("at"), new IndexOptions().expireAfter(1L, TimeUnit.DAYS)));
            assertRefused(() -> collection
                    .aggregate(List.of(new Document("$lookup", new Document())))
                    .first());
            assertThatThrownBy(() ->
                            collection.updateOne(new Document(), List.of(new Document("$set", new Document("a", 1)))))
                    .hasMessageContaining("pipeline");
        }
    }

    private static void assertRefused(Runnable command) {
        assertThatThrownBy(command::run)
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("embedded server");
    }
}
