package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.EventEnvelope;
import io.rapport.events.MemberKey;
import io.rapport.events.coaching.CoachingEvent.EngagementProposed;
import io.rapport.events.coaching.Party;
import io.rapport.events.programme.ProgrammeCoach;
import io.rapport.events.programme.ProgrammeEvent.InvitationDeclined;
import io.rapport.events.programme.ProgrammeEvent.MemberInvited;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeOpened;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("A programme of more than 1,000 members")
class ProgrammeOfManyIT {

    private static final int MEMBERS = 1_050;
    private static final int DECLINED = 3;

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final Log log = new Log();
    private final UUID programme = UUID.randomUUID();
    private final String coach = "coach-" + UUID.randomUUID();
    private final List<String> invited = new ArrayList<>();

    private JsonNode asked(String subject, String role, String parameters) {
        return service.get(
                        "/programmes/" + programme + "?" + parameters,
                        Issuer.instance()
                                .token(claims -> claims.subject(subject)
                                        .claim("tenant", "acme")
                                        .claim("roles", List.of(role))))
                .json();
    }

    private void invite() {
        List<EventEnvelope> events = new ArrayList<>();
        events.add(log.next(
                "acme",
                MemberKey.TENANT,
                new ProgrammeOpened(
                        programme,
                        "First hundred days",
                        List.of(new ProgrammeCoach(coach)),
                        null,
                        LocalDate.of(2026, 11, 1),
                        null)));
        for (int i = 0; i < MEMBERS; i++) {
            String member = "member-" + UUID.randomUUID();
            UUID enrolment = UUID.randomUUID();
            events.add(log.next("acme", member, new MemberInvited(programme, enrolment, true)));
            if (i < DECLINED) {
                events.add(log.next("acme", member, new InvitationDeclined(programme, enrolment, null)));
            }
            invited.add(member);
        }
        UUID engagement = UUID.randomUUID();
        events.add(log.next(
                "acme",
                invited.getLast(),
                new EngagementProposed(engagement, coach, Party.MEMBER, "Courage", List.of())));
        service.consent.stand(engagement, "acme", invited.getLast(), coach, "ACCEPTED", "{}");
        service.publisher.publish(events.toArray(EventEnvelope[]::new));
    }

    @Test
    @DisplayName("is told with all of them, part by part, and with the numbers of all")
    void all() {
        invite();
        await().untilAsserted(() -> {
            JsonNode numbers = asked("root", "admin", "limit=1").path("numbers");
            assertThat(numbers.path("invited").asInt()).isEqualTo(MEMBERS - DECLINED);
            assertThat(numbers.path("declined").asInt()).isEqualTo(DECLINED);
        });
        List<String> told = new ArrayList<>();
        String next = "";
        do {
            JsonNode part = asked("root", "admin", "limit=200" + (next.isEmpty() ? "" : "&cursor=" + next));
            part.path("members").forEach(one -> told.add(one.path("memberId").asString()));
            next = part.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(told).containsExactlyInAnyOrderElementsOf(invited);

        await().untilAsserted(() -> assertThat(asked(coach, "coach", "limit=1").path("members"))
                .as("whom the coach works with, wherever they stand among all")
                .hasSize(1)
                .first()
                .satisfies(one -> assertThat(one.path("memberId").asString()).isEqualTo(invited.getLast())));
    }
}
