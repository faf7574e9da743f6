package io.rapport.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

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
