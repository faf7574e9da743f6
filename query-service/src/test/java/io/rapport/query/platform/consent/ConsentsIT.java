package io.rapport.query.platform.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.query.parts.ConsentRows;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
    private ToldToCoaches told;

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
        told = new ToldToCoaches(consents);
        stand(ofMia, mia, "ACCEPTED", OPEN);
        stand(ofNoah, noah, "PROPOSED", "{}");
    }

    private void stand(UUID engagement, Owner member, String standing, String scopes) {
        rows.stand(engagement, member.tenantId(), member.memberId(), coach.memberId(), standing, scopes);
    }

    private int looks(Owner member) {
        return consents.looks(member, null, 10).size();
    }

    /** Tells them of all of theirs, each time after this has happened. */
    private int tell(Runnable meanwhile) {
        AtomicInteger times = new AtomicInteger();
        told.of(coach, asked -> {
            times.incrementAndGet();
            asked.looksAt("/coaching/desk", asked.standing().keySet(), BY);
            meanwhile.run();
            return asked;
        });
        return times.get();
    }

    @Test
    @DisplayName("each of them finds, by the scopes by which it was told, if all is as it was")
    void noted() {
        assertThat(tell(() -> {})).isOne();
        assertThat(consents.looks(mia, null, 10)).singleElement().satisfies(look -> {
            assertThat(look.scope()).isEqualTo(Scope.TIMELINE_AND_CARDS);
            assertThat(look.viewerId()).isEqualTo(coach.memberId());
        });
        assertThat(looks(noah)).isZero();
        assertThat(told.of(new Owner("acme", "nobody's coach"), Asked::standing))
                .isEmpty();
    }

    @Test
    @DisplayName("is read anew, and nobody was looked at by what was not told, if one of them has closed it meanwhile")
    void closed() {
        AtomicBoolean first = new AtomicBoolean(true);
        assertThat(tell(() -> {
                    if (first.getAndSet(false)) {
                        stand(ofNoah, noah, "ACCEPTED", OPEN);
                        stand(ofMia, mia, "ENDED", "{}");
                    }
                }))
                .isEqualTo(2);
        assertThat(looks(mia)).isZero();
        assertThat(looks(noah)).isOne();
    }

    @Test
    @DisplayName("is not told at all while it does not stay the same")
    void neverTheSame() {
        assertThatThrownBy(() -> tell(() -> stand(ofMia, mia, "ACCEPTED", "{}")))
                .isInstanceOf(ConsentUnavailableException.class);
        assertThat(looks(mia) + looks(noah)).isZero();
    }

    @Test
    @DisplayName("is asked for those alone of whom it is told")
    void some() {
        assertThat(told.of(coach, Set.of(ofMia, UUID.randomUUID()), Asked::standing))
                .containsOnlyKeys(ofMia);
        boolean other = told.of(coach, Set.of(ofMia), asked -> {
            stand(ofNoah, noah, "ENDED", "{}");
            return asked.isCurrent(ofNoah);
        });
        assertThat(other).isFalse();
    }
}
