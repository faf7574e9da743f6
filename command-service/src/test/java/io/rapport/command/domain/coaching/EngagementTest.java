package io.rapport.command.domain.coaching;

import static io.rapport.command.domain.coaching.CoachingHistory.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.domain.coaching.EngagementCommand.AcceptEngagement;
import io.rapport.command.domain.coaching.EngagementCommand.AssignAction;
import io.rapport.command.domain.coaching.EngagementCommand.CompleteAction;
import io.rapport.command.domain.coaching.EngagementCommand.DeclineEngagement;
import io.rapport.command.domain.coaching.EngagementCommand.EndEngagement;
import io.rapport.command.domain.coaching.EngagementCommand.GrantAccess;
import io.rapport.command.domain.coaching.EngagementCommand.ProposeEngagement;
import io.rapport.command.domain.coaching.EngagementCommand.RequestSession;
import io.rapport.command.domain.coaching.EngagementCommand.RevokeAccess;
import io.rapport.command.domain.coaching.EngagementRejection.CoachIsMember;
import io.rapport.command.domain.coaching.EngagementRejection.EngagementNotOpen;
import io.rapport.command.domain.coaching.EngagementRejection.NotYourOwnProposal;
import io.rapport.command.domain.coaching.EngagementRejection.OnlyTheMember;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.rules.Snapshotted;
import io.rapport.command.platform.aggregate.MetaDataKeys;
import io.rapport.command.platform.forgetting.TheOtherIsForgotten;
import io.rapport.events.Owner;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.coaching.CoachingEvent.AccessRevoked;
import io.rapport.events.coaching.CoachingEvent.ActionAssigned;
import io.rapport.events.coaching.CoachingEvent.EngagementAccepted;
import io.rapport.events.coaching.CoachingEvent.EngagementDeclined;
import io.rapport.events.coaching.CoachingEvent.EngagementEnded;
import io.rapport.events.coaching.CoachingEvent.SessionRequested;
import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.Scope;
import io.rapport.events.coaching.SessionKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An engagement of a member and a coach")
class EngagementTest {

    private static final LocalDate MAY = LocalDate.parse("2026-05-01");
    private static final LocalDate JUNE = LocalDate.parse("2026-06-01");

    @Test
    @DisplayName("is proposed by either of the two, and names who did")
    void begin() {
        given().when(propose()).then(proposed(Party.MEMBER));
        given().when(propose(), CARLA).then(proposed(Party.COACH));
    }

    @Test
    @DisplayName("asks for each scope once")
    void proposeScopesOnce() {
        given().when(new ProposeEngagement(
                        ID, CARLA, "Into energy", List.of(Scope.GOALS_AND_PLAN, Scope.GOALS_AND_PLAN)))
                .then(PROPOSED);
    }

    @Test
    @DisplayName("is not begun in a member's name by anybody but the coach that it names")
    void proposeForOthers() {
        given().when(propose(), "fred").isRejected(new NotFound());
    }

    @Test
    @DisplayName("is one of two people")
    void coachIsMember() {
        given().when(new ProposeEngagement(ID, ANA, "Myself", List.of())).isRejected(new CoachIsMember());
    }

    @Test
    @DisplayName("does not exist for anybody else, another coach or a member of the same name elsewhere")
    void notFound() {
        engaged().when(new EndEngagement(ID, null), "fred").isRejected(new NotFound());
        engaged().when(new EndEngagement(ID, null), new Owner("contoso", "ana")).isRejected(new NotFound());
        engaged()
                .when(new EndEngagement(ID, null), new Owner("northwind", CARLA))
                .isRejected(new NotFound());
    }

    @Test
    @DisplayName("is over, and none begins, once its coach was forgotten, whatever is asked of it but to end it")
    void coachIsForgotten() {
        TheOtherIsForgotten refused = new TheOtherIsForgotten();
        given().andForgotten(CARLA).when(propose()).isRejected(new NotFound());
        given(proposed(Party.COACH))
                .andForgotten(CARLA)
                .when(new AcceptEngagement(ID))
                .isRejected(refused);
        for (EngagementCommand command : List.of(
                new GrantAccess(ID, List.of(Scope.NAMES), null, MAY),
                new RequestSession(ID, SESSION, SessionKind.SESSION, List.of(FRIDAY), null, NOW),
                new CompleteAction(ID, ENTRY, at(NOW), ACTION, null))) {
            engaged(granted(null, Scope.GOALS_AND_PLAN), new ActionAssigned(ID, ASK))
                    .andForgotten(CARLA)
                    .when(command)
                    .isRejected(refused);
        }
        for (EngagementCommand parting :
                List.of(new RevokeAccess(ID, List.of(Scope.GOALS_AND_PLAN)), new EndEngagement(ID, null))) {
            engaged(granted(null, Scope.GOALS_AND_PLAN))
                    .andForgotten(CARLA)
                    .when(parting)
                    .isAccepted();
        }
        engaged()
                .andForgotten("fred")
                .when(new GrantAccess(ID, List.of(Scope.NAMES), null, MAY))
                .isAccepted();
    }

    @Test
    @DisplayName("is over for its coach once its member was forgotten, and nobody else learns that they were there")
    void memberIsForgotten() {
        given().andForgotten(ANA).when(propose(), CARLA).isRejected(new NotFound());
        for (EngagementCommand command : List.of(new AssignAction(ID, ASK), new EndEngagement(ID, null))) {
            engaged().andForgotten(ANA).when(command, CARLA).isRejected(new TheOtherIsForgotten());
            engaged().andForgotten(ANA).when(command, "fred").isRejected(new NotFound());
        }
    }

    @Test
    @DisplayName("is accepted or declined by the one to whom it was proposed")
    void answer() {
        given(PROPOSED).when(new AcceptEngagement(ID), CARLA).then(new EngagementAccepted(ID, Party.COACH));
        given(PROPOSED)
                .when(new DeclineEngagement(ID, "No time"), CARLA)
                .then(new EngagementDeclined(ID, Party.COACH, "No time"));
        given(proposed(Party.COACH)).when(new AcceptEngagement(ID)).then(new EngagementAccepted(ID, Party.MEMBER));
    }

    @Test
    @DisplayName("is not answered by the one who proposed it")
    void ownProposal() {
        given(PROPOSED).when(new AcceptEngagement(ID)).isRejected(new NotYourOwnProposal());
        given(PROPOSED).when(new DeclineEngagement(ID, null)).isRejected(new NotYourOwnProposal());
        given(proposed(Party.COACH)).when(new AcceptEngagement(ID), CARLA).isRejected(new NotYourOwnProposal());
    }

    @Test
    @DisplayName("is accepted once, and then ended instead of declined")
    void answerAgain() {
        engaged().when(new AcceptEngagement(ID), CARLA).changesNothing();
        engaged().when(new DeclineEngagement(ID, null), CARLA).isRejected(new EngagementNotOpen(Standing.ACCEPTED));
    }

    @Test
    @DisplayName("is ended by either, also while it is but proposed")
    void end() {
        engaged().when(new EndEngagement(ID, "Done"), CARLA).then(new EngagementEnded(ID, Party.COACH, "Done"));
        engaged().when(new EndEngagement(ID, null)).then(new EngagementEnded(ID, Party.MEMBER, null));
        given(PROPOSED).when(new EndEngagement(ID, null)).then(new EngagementEnded(ID, Party.MEMBER, null));
    }

    @Test
    @DisplayName("takes nothing more once it was declined or ended")
    void over() {
        given(PROPOSED, DECLINED)
                .when(new AcceptEngagement(ID), CARLA)
                .isRejected(new EngagementNotOpen(Standing.DECLINED));
        engaged(ENDED).when(new EndEngagement(ID, null)).isRejected(new EngagementNotOpen(Standing.ENDED));
        engaged(ENDED)
                .when(new GrantAccess(ID, List.of(Scope.NAMES), null, LocalDate.of(2090, 1, 1)))
                .isRejected(new EngagementNotOpen(Standing.ENDED));
    }

    @Test
    @DisplayName("opens what the member grants, from a day on or with all of the past")
    void grant() {
        engaged()
                .when(new GrantAccess(ID, List.of(Scope.NAMES, Scope.NAMES), MAY, LocalDate.of(2090, 1, 1)))
                .then(granted(MAY, Scope.NAMES));
        engaged()
                .when(new GrantAccess(ID, List.of(Scope.NOTES), null, LocalDate.of(2090, 1, 1)))
                .then(granted(null, Scope.NOTES));
    }

    @Test
    @DisplayName("opens what is open again only from another day")
    void grantAgain() {
        engaged(granted(MAY, Scope.NAMES))
                .when(new GrantAccess(ID, List.of(Scope.NAMES), MAY, LocalDate.of(2090, 1, 1)))
                .changesNothing();
        engaged(granted(MAY, Scope.NAMES))
                .when(new GrantAccess(ID, List.of(Scope.NAMES, Scope.AGENDA), MAY, LocalDate.of(2090, 1, 1)))
                .then(granted(MAY, Scope.AGENDA));
        engaged(granted(MAY, Scope.NAMES))
                .when(new GrantAccess(ID, List.of(Scope.NAMES), JUNE, LocalDate.of(2090, 1, 1)))
                .then(granted(JUNE, Scope.NAMES));
        engaged(granted(null, Scope.NAMES))
                .when(new GrantAccess(ID, List.of(Scope.NAMES), MAY, LocalDate.of(2090, 1, 1)))
                .then(granted(MAY, Scope.NAMES));
    }

    @Test
    @DisplayName("closes what the member revokes, once")
    void revoke() {
        engaged(granted(MAY, Scope.NAMES, Scope.NOTES))
                .when(new RevokeAccess(ID, List.of(Scope.NAMES, Scope.AGENDA)))
                .then(new AccessRevoked(ID, List.of(Scope.NAMES)));
        engaged(granted(MAY, Scope.NAMES), new AccessRevoked(ID, List.of(Scope.NAMES)))
                .when(new RevokeAccess(ID, List.of(Scope.NAMES)))
                .changesNothing();
    }

    @Test
    @DisplayName("is opened and closed by the member alone, and once it is accepted")
    void consentIsTheMembers() {
        engaged()
                .when(new GrantAccess(ID, List.of(Scope.NAMES), null, LocalDate.of(2090, 1, 1)), CARLA)
                .isRejected(new OnlyTheMember());
        engaged(granted(null, Scope.NAMES))
                .when(new RevokeAccess(ID, List.of(Scope.NAMES)), CARLA)
                .isRejected(new OnlyTheMember());
        given(PROPOSED)
                .when(new GrantAccess(ID, List.of(Scope.NAMES), null, LocalDate.of(2090, 1, 1)))
                .isRejected(new EngagementNotOpen(Standing.PROPOSED));
    }

    private static Engagement after(CoachingEvent... events) {
        Engagement engagement = new Engagement();
        MetaData metaData = MetaData.from(Map.of(
                MetaDataKeys.TENANT_ID, Scenario.MEMBER.tenantId(),
                MetaDataKeys.MEMBER_ID, Scenario.MEMBER.memberId()));
        Stream.of(events).forEach(event -> engagement.on(event, metaData));
        return engagement;
    }

    private static Consent consent(Standing standing, Map<Scope, Opening> scopes) {
        return new Consent(ID, Scenario.MEMBER, CARLA, standing, scopes);
    }

    @Test
    @DisplayName("tells the consent as it stands, and of one that is over that all is closed")
    void consent() {
        assertThat(after(PROPOSED).companion()).isEqualTo(consent(Standing.PROPOSED, Map.of()));
        assertThat(after(PROPOSED, DECLINED).companion()).isEqualTo(consent(Standing.DECLINED, Map.of()));
        Engagement open = after(PROPOSED, ACCEPTED, granted(MAY, Scope.NAMES), granted(null, Scope.NOTES));
        assertThat(open.companion())
                .isEqualTo(consent(
                        Standing.ACCEPTED, Map.of(Scope.NAMES, new Opening(MAY), Scope.NOTES, new Opening(null))));
        assertThat(after(PROPOSED, ACCEPTED, granted(MAY, Scope.NAMES), ENDED).companion())
                .isEqualTo(consent(Standing.ENDED, Map.of()));
    }

    @Test
    @DisplayName("is the same one from its snapshot")
    void snapshot() {
        SessionRequested requested = requested(SessionKind.SESSION, Party.COACH);
        Engagement engagement = Snapshotted.throughJson(after(
                PROPOSED,
                ACCEPTED,
                granted(MAY, Scope.NAMES),
                granted(null, Scope.NOTES),
                requested,
                confirmed(Party.MEMBER, FRIDAY),
                recorded(FRIDAY, SESSION, ASK)));
        assertThat(engagement.companion().scopes()).containsKeys(Scope.NAMES, Scope.NOTES);
    }
}
