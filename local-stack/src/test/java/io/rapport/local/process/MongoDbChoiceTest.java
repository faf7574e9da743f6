package io.rapport.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.local.home.Home;
import io.rapport.local.home.Problem;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoDbChoiceTest {

    @TempDir
    Path folder;

    @Test
    void theGivenAddressComesFirst() {
        assertThat(MongoDbChoice.of(MongoDbMode.AUTO, new Home(folder), Map.of("MONGODB_URI", "mongodb://db:1")))
                .isEqualTo(new MongoDbChoice.Given("mongodb://db:1"));
    }

    @Test
    void theEmbeddedServerCanBeInsistedOn() {
        assertThat(MongoDbChoice.of(MongoDbMode.EMBEDDED, new Home(folder), Map.of("MONGODB_URI", "mongodb://db:1")))
                .isEqualTo(new MongoDbChoice.Embedded());
    }

    @Test
    void anAddressOfSomethingElseIsRefused() {
        assertThatThrownBy(() ->
                        MongoDbChoice.of(MongoDbMode.AUTO, new Home(folder), Map.of("MONGODB_URI", "postgres://db")))
                .isInstanceOf(Problem.class);
    }

    @Test
    void theChoiceIsRememberedForThoseWhoAskLater() {
        Home home = new Home(folder).create();
        assertThat(MongoDbChoice.remembered(home)).isEqualTo(new MongoDbChoice.Embedded());
        for (MongoDbChoice choice : new MongoDbChoice[] {
            new MongoDbChoice.Given("mongodb://db:1"),
            new MongoDbChoice.Server(Path.of("/usr/bin/mongod")),
            new MongoDbChoice.Embedded()
        }) {
            choice.remember(home);
            assertThat(MongoDbChoice.remembered(home)).isEqualTo(choice);
        }
    }

    @Test
    void theFirstHostOfAnAddressIsTheOneThatIsAsked() {
        assertThat(MongoDbChoice.firstHost("mongodb://me:p%40ss@one:27018,two/db?w=majority"))
                .hasValueSatisfying(host -> {
                    assertThat(host.getHostString()).isEqualTo("one");
                    assertThat(host.getPort()).isEqualTo(27_018);
                });
        assertThat(MongoDbChoice.firstHost("mongodb://one/db"))
                .hasValueSatisfying(host -> assertThat(host.getPort()).isEqualTo(27_017));
        assertThat(MongoDbChoice.firstHost("mongodb+srv://cluster.example/db")).isEmpty();
    }
}
