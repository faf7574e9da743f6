package io.rapport.query.models.gathering;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringEvent.GuestInvited;
import io.rapport.events.gathering.GatheringEvent.GuestRecorded;
import io.rapport.events.gathering.GatheringEvent.InvitationAnswered;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.gathering.InvitationResponse;
import io.rapport.query.platform.between.GatheringPlan.Expected;
import io.rapport.query.platform.merges.Roots;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whoever has two records that were merged")
class GuestsOnceTest {

    private static final UUID ID = UUID.randomUUID();
    private static final UUID ADA = UUID.randomUUID();
    private static final UUID ADA_TOO = UUID.randomUUID();
    private static final UUID BERT = UUID.randomUUID();
    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);

    private final GatheringDocument evening = GatheringDocument.planned(new GatheringPlanned(
                    ID, "Soup", GatheringRole.HOST, GatheringKind.SOCIAL, null, null, DAY, DAY, null, "t", "a"))
            .after(new GuestInvited(ID, FIRST, ADA, null))
            .after(new GuestInvited(ID, SECOND, ADA_TOO, null))
            .after(new GuestInvited(ID, UUID.randomUUID(), BERT, null))
            .after(new InvitationAnswered(ID, SECOND, InvitationResponse.COMING));

    private static GatheringDocument merged(GatheringDocument gathering) {
        return gathering.with(new Roots(Map.of(ADA_TOO, ADA)));
    }

    @Test
    void isInvitedOnceAndAnswersOnce() {
        assertThat(evening.with(Roots.NONE).invitations()).hasSize(3);
        assertThat(merged(evening).invitations())
                .hasSize(2)
                .first()
                .matches(one -> one.invitationId().equals(FIRST) && one.response() == InvitationResponse.COMING);
    }

    @Test
    void comesOnceWhicheverInvitationWasMeant() {
        GatheringDocument came = evening.after(new GuestRecorded(ID, UUID.randomUUID(), SECOND, null, null))
                .after(new GuestRecorded(ID, UUID.randomUUID(), FIRST, null, null))
                .after(new GuestRecorded(ID, UUID.randomUUID(), null, ADA_TOO, null));
        assertThat(merged(came).guests()).singleElement().matches(guest -> FIRST.equals(guest.invitationId()));
        assertThat(PlansOfGatherings.expected(merged(came)))
                .filteredOn(one -> ADA.equals(one.relationshipId()))
                .singleElement()
                .matches(Expected::came);
    }
}
