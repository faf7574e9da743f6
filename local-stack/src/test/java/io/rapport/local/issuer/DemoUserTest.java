package io.rapport.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.local.cli.RapportCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoUserTest {

    @Test
    void thereAreNamedUsersInTwoTenants() {
        assertThat(DemoUser.of("ana")).contains(new DemoUser("ana", "bright", List.of("member")));
        assertThat(DemoUser.of("carla")).contains(new DemoUser("carla", "bright", List.of("coach")));
        assertThat(DemoUser.of("dora")).contains(new DemoUser("dora", "summit", List.of("member")));
    }

    @Test
    void helpNamesAllWhoHaveAName() {
        PrintStream console = System.out;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            assertThat(RapportCommand.run("help", "token")).isZero();
        } finally {
            System.setOut(console);
        }
        assertThat(told.toString(StandardCharsets.UTF_8).split("\\W+"))
                .contains(DemoUser.named().stream().map(DemoUser::id).toArray(String[]::new));
    }

    @Test
    void anyOtherTenantHasAsManyMembersAsOneWants() {
        assertThat(DemoUser.of("contacts-1350")).contains(new DemoUser("contacts-1350", "contacts", List.of("member")));
    }

    @Test
    void everyTenantHasAnAnalyst() {
        assertThat(DemoUser.of("analyst")).contains(new DemoUser("analyst", "bright", List.of("analyst")));
        assertThat(DemoUser.of("orchard-analyst"))
                .contains(new DemoUser("orchard-analyst", "orchard", List.of("analyst")));
    }

    @Test
    void otherNamesAreNobody() {
        for (String name : List.of("", "nobody", "Ana", "-1", "contacts-", "1-2", "a b-1", "rapport-web-")) {
            assertThat(DemoUser.of(name)).as(name).isEmpty();
        }
    }
}
