package io.rapport.query.platform.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.coaching.Scope;
import io.rapport.query.parts.ConsentRows;
import io.rapport.query.platform.projection.Owner;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a coach was told of several members")
class ConsentsIT {

    private static final Set<Scope> BY = EnumSet.of(Scope.TIMELINE_AND_CARDS, Scope.GOALS_AND_PLAN);
    private static final String OPEN = "{\"TIMELINE_AND_CARDS\": null, \"AGENDA\": null}";

    private static ConsentRows rows;
    private static ConsentDatabase database;

    private final Owner coach = new Owner("acme", "coach-" + UUID.randomUUID());
    private final Owner mia = new Owner("acme", "mia-" + UUID.randomUUID());
    private final Owner noah = new Owner("acme", "noah-" + UUID.randomUUID());
    private final UUID ofMia = UUID.randomUUID();
    private final UUID ofNoah = UUID.randomUUID();
    private Consents consents;

    @BeforeAll
    static void start() {
        rows = new ConsentRows();
        database = new ConsentDatabase(
                rows.database().url(), rows.database().user(), rows.database().password());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void engaged() {
        consents = new Consents(database);
        stand(ofMia, mia, "ACCEPTED", OPEN);
        stand(ofNoah, noah, "PROPOSED", "{}");
    }

    private void stand(UUID engagement, Owner member, String standing, String scopes) {
        rows.stand(engagement, member.tenantId(), member.memberId(), coach.memberId(), standing, scopes);
    }

    private int looks(Owner member) {
        return consents.looks(member, null, 10).size();
    }

    @Test
    @DisplayName("each of them finds, by the scopes by which it was told, if all is as it was")
    void noted() {
        assertThat(consents.looks(consents.notOver(coach), BY, "/coaching/desk"))
                .isTrue();
        assertThat(consents.looks(mia, null, 10)).singleElement().satisfies(look -> {
            assertThat(look.scope()).isEqualTo(Scope.TIMELINE_AND_CARDS);
            assertThat(look.viewerId()).isEqualTo(coach.memberId());
        });
        assertThat(looks(noah)).isZero();
        assertThat(consents.looks(Map.of(), BY, "/coaching/desk")).isTrue();
    }

    @Test
    @DisplayName("is not told, and nobody was looked at, if one of them has closed it meanwhile")
    void closed() {
        Map<UUID, Open> seen = consents.notOver(coach);
        stand(ofNoah, noah, "ACCEPTED", OPEN);
        stand(ofMia, mia, "ACCEPTED", "{}");
        assertThat(consents.looks(seen, BY, "/coaching/desk")).isFalse();

        seen = consents.notOver(coach);
        stand(ofMia, mia, "ENDED", "{}");
        assertThat(consents.looks(seen, BY, "/coaching/desk")).isFalse();

        assertThat(looks(mia) + looks(noah)).isZero();
        assertThat(consents.looks(consents.notOver(coach), BY, "/coaching/desk"))
                .isTrue();
        assertThat(looks(noah)).isOne();
    }
}
