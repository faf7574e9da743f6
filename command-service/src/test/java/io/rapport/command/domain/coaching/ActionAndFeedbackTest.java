package io.rapport.command.domain.coaching;

import static io.rapport.command.domain.coaching.CoachingHistory.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.coaching.EngagementCommand.AssignAction;
import io.rapport.command.domain.coaching.EngagementCommand.CompleteAction;
import io.rapport.command.domain.coaching.EngagementCommand.CorrectCoachingEntry;
import io.rapport.command.domain.coaching.EngagementCommand.GiveFeedback;
import io.rapport.command.domain.coaching.EngagementCommand.RetractCoachingEntry;
import io.rapport.command.domain.coaching.EngagementRejection.ActionAlreadyCompleted;
import io.rapport.command.domain.coaching.EngagementRejection.EngagementNotOpen;
import io.rapport.command.domain.coaching.EngagementRejection.EntryAlreadyRetracted;
import io.rapport.command.domain.coaching.EngagementRejection.NoSuchAction;
import io.rapport.command.domain.coaching.EngagementRejection.NoSuchCoachingEntry;
import io.rapport.command.domain.coaching.EngagementRejection.NoSuchSubject;
import io.rapport.command.domain.coaching.EngagementRejection.NotInOrder;
import io.rapport.command.domain.coaching.EngagementRejection.OnlyGoalsHavePeriods;
import io.rapport.command.domain.coaching.EngagementRejection.OnlyTheCoach;
import io.rapport.command.domain.coaching.EngagementRejection.OnlyTheMember;
import io.rapport.command.domain.coaching.EngagementRejection.RecordedByTheOther;
import io.rapport.command.domain.coaching.EngagementRejection.ScopeNotGranted;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.Owner;
import io.rapport.events.coaching.CoachingEvent.AccessRevoked;
import io.rapport.events.coaching.CoachingEvent.ActionAssigned;
import io.rapport.events.coaching.CoachingEvent.ActionCompleted;
import io.rapport.events.coaching.CoachingEvent.CoachingEntryCorrected;
import io.rapport.events.coaching.CoachingEvent.CoachingEntryRetracted;
import io.rapport.events.coaching.CoachingEvent.FeedbackGiven;
import io.rapport.events.coaching.Scope;
import io.rapport.events.coaching.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a member is to do, and what their coach says to it:")
class ActionAndFeedbackTest {

    private static final UUID GOAL = new UUID(9, 6);
    private static final Subject A_GOAL = new Subject(GOAL, null, null, null);
    private static final Subject AN_ENTRY = new Subject(null, new UUID(9, 7), null, null);
    private static final Subject A_MISSION = new Subject(null, null, new UUID(9, 8), null);
    private static final ActionAssigned ASSIGNED = new ActionAssigned(ID, ASK);

    private static CompleteAction complete(UUID entryId, Instant time) {
        return new CompleteAction(ID, entryId, at(time), ACTION, "Done");
    }

    private static ActionCompleted completed(UUID entryId, Instant time) {
        return new ActionCompleted(ID, entryId, time, at(time).occurredOn(), ACTION, "Done");
    }

    private static GiveFeedback say(Subject subject) {
        return new GiveFeedback(ID, ENTRY, at(FRIDAY), subject, "Well done");
    }

    private static FeedbackGiven said(Subject subject) {
        return new FeedbackGiven(ID, ENTRY, FRIDAY, at(FRIDAY).occurredOn(), subject, "Well done");
    }

    private static CorrectCoachingEntry correct(UUID entryId, @Nullable String words, @Nullable Moment when) {
        return new CorrectCoachingEntry(ID, entryId, words, when, "A slip");
    }

    private static CoachingEntryCorrected corrected(UUID entryId, @Nullable String words, Instant time) {
        return new CoachingEntryCorrected(ID, entryId, time, at(time).occurredOn(), words, "A slip");
    }

    private static CoachingEntryRetracted retracted(UUID entryId) {
        return new CoachingEntryRetracted(ID, entryId, "A slip");
    }

    @Test
    @DisplayName("actions are assigned by the coach, to a member who accepted")
    void assign() {
        engaged().when(new AssignAction(ID, ASK), CARLA).then(ASSIGNED);
        engaged().when(new AssignAction(ID, ASK)).isRejected(new OnlyTheCoach());
        given(PROPOSED).when(new AssignAction(ID, ASK), CARLA).isRejected(new EngagementNotOpen(Standing.PROPOSED));
    }

    @Test
    @DisplayName("actions are completed by the member, once")
    void completeIt() {
        engaged(ASSIGNED).when(complete(ENTRY, FRIDAY)).then(completed(ENTRY, FRIDAY));
        engaged(ASSIGNED).when(complete(ENTRY, FRIDAY), CARLA).isRejected(new OnlyTheMember());
        engaged(ASSIGNED, completed(ENTRY, FRIDAY))
                .when(complete(OTHER_ENTRY, MONDAY))
                .isRejected(new ActionAlreadyCompleted(ENTRY));
        engaged(ASSIGNED, completed(ENTRY, FRIDAY), retracted(ENTRY))
                .when(complete(OTHER_ENTRY, MONDAY))
                .then(completed(OTHER_ENTRY, MONDAY));
        engaged().when(complete(ENTRY, FRIDAY)).isRejected(new NoSuchAction());
    }

    @Test
    @DisplayName("what was agreed in a session is not done before it, and falls with it")
    void ofSession() {
        engaged(recorded(FRIDAY, null, ASK)).when(complete(OTHER_ENTRY, MONDAY)).isAccepted();
        engaged(recorded(FRIDAY, null, ASK))
                .when(complete(OTHER_ENTRY, NOW))
                .isRejected(new NotInOrder(ENTRY, FRIDAY, null));
        engaged(recorded(FRIDAY, null, ASK), retracted(ENTRY))
                .when(complete(OTHER_ENTRY, MONDAY))
                .isRejected(new NoSuchAction());
    }

    @Test
    @DisplayName("a correction moves neither the session nor the completion past the other")
    void correctedOutOfOrder() {
        Instant later = MONDAY.plusSeconds(3600);
        engaged(recorded(FRIDAY, null, ASK), completed(OTHER_ENTRY, MONDAY))
                .when(correct(ENTRY, null, at(later)), CARLA)
                .isRejected(new NotInOrder(ENTRY, later, OTHER_ENTRY));
        engaged(recorded(FRIDAY, null, ASK), completed(OTHER_ENTRY, MONDAY))
                .when(correct(OTHER_ENTRY, null, at(NOW)))
                .isRejected(new NotInOrder(ENTRY, FRIDAY, OTHER_ENTRY));
        engaged(recorded(FRIDAY, null, ASK), completed(OTHER_ENTRY, MONDAY))
                .when(correct(OTHER_ENTRY, null, at(later)))
                .then(corrected(OTHER_ENTRY, null, later));
    }

    @Test
    @DisplayName("feedback is the coach's, on what the member opened to them")
    void feedback() {
        engaged(granted(null, Scope.GOALS_AND_PLAN)).when(say(A_GOAL), CARLA).then(said(A_GOAL));
        engaged(granted(null, Scope.TIMELINE_AND_CARDS))
                .when(say(AN_ENTRY), CARLA)
                .then(said(AN_ENTRY));
        engaged(granted(null, Scope.TIMELINE_AND_CARDS))
                .when(say(A_MISSION), CARLA)
                .then(said(A_MISSION));
        engaged(granted(null, Scope.GOALS_AND_PLAN)).when(say(A_GOAL)).isRejected(new OnlyTheCoach());
    }

    @Test
    @DisplayName("feedback on what is not open is refused, whether there is such a thing or not")
    void feedbackWithoutScope() {
        engaged(granted(null, Scope.TIMELINE_AND_CARDS))
                .when(say(A_GOAL), CARLA)
                .isRejected(new ScopeNotGranted(Scope.GOALS_AND_PLAN));
        engaged(granted(null, Scope.GOALS_AND_PLAN))
                .when(say(A_MISSION), CARLA)
                .isRejected(new ScopeNotGranted(Scope.TIMELINE_AND_CARDS));
        engaged(granted(null, Scope.GOALS_AND_PLAN), new AccessRevoked(ID, List.of(Scope.GOALS_AND_PLAN)))
                .when(say(A_GOAL), CARLA)
                .isRejected(new ScopeNotGranted(Scope.GOALS_AND_PLAN));
    }

    @Test
    @DisplayName("feedback is on what the coach sees; whether there is what they do not see is not told")
    void feedbackOnNothing() {
        WhatFeedbackIsAboutIsOpen there = new WhatFeedbackIsAboutIsOpen(sees(Scope.GOALS_AND_PLAN, GOAL));
        there.check(say(A_GOAL), Scenario.MEMBER, CARLA);
        assertThatThrownBy(() ->
                        there.check(say(new Subject(new UUID(9, 9), null, null, null)), Scenario.MEMBER, CARLA))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(new NoSuchSubject()));
        // The engagement says that nothing of the kind is open.
        there.check(say(AN_ENTRY), Scenario.MEMBER, CARLA);
        there.check(say(A_MISSION), Scenario.MEMBER, CARLA);
    }

    private static OpenToCoaches sees(Scope only, UUID goal) {
        return new OpenToCoaches() {
            @Override
            public Optional<Opening> of(Owner member, String coach, UUID engagementId, Scope scope) {
                return scope == only ? Optional.of(new Opening(null)) : Optional.empty();
            }

            @Override
            public boolean holds(Owner member, UUID engagementId, Opening opening, Subject subject) {
                return goal.equals(subject.goalId());
            }
        };
    }

    @Test
    @DisplayName("feedback is on a period of a goal only")
    void feedbackOnPeriod() {
        LocalDate may = LocalDate.parse("2026-05-01");
        Subject period = new Subject(GOAL, null, null, may);
        engaged(granted(null, Scope.GOALS_AND_PLAN)).when(say(period), CARLA).then(said(period));
        engaged(granted(null, Scope.TIMELINE_AND_CARDS))
                .when(say(new Subject(null, new UUID(9, 7), null, may)), CARLA)
                .isRejected(new OnlyGoalsHavePeriods());
    }

    @Test
    @DisplayName("what one recorded is theirs to put right and to take back")
    void correctAndRetract() {
        engaged(said(A_GOAL))
                .when(correct(ENTRY, "Very well", null), CARLA)
                .then(corrected(ENTRY, "Very well", FRIDAY));
        engaged(said(A_GOAL)).when(correct(ENTRY, "Mine", null)).isRejected(new RecordedByTheOther());
        engaged(said(A_GOAL))
                .when(new RetractCoachingEntry(ID, ENTRY, "A slip"), CARLA)
                .then(retracted(ENTRY));
        engaged(said(A_GOAL))
                .when(new RetractCoachingEntry(ID, ENTRY, "A slip"))
                .isRejected(new RecordedByTheOther());
        engaged(ASSIGNED, completed(ENTRY, FRIDAY))
                .when(new RetractCoachingEntry(ID, ENTRY, "A slip"), CARLA)
                .isRejected(new RecordedByTheOther());
        engaged(said(A_GOAL), retracted(ENTRY))
                .when(correct(ENTRY, "Very well", null), CARLA)
                .isRejected(new EntryAlreadyRetracted());
        engaged().when(correct(ENTRY, "Very well", null), CARLA).isRejected(new NoSuchCoachingEntry());
    }

    @Test
    @DisplayName("once all is over a coach takes back but changes nothing, and a member does both")
    void over() {
        engaged(said(A_GOAL), ENDED)
                .when(new RetractCoachingEntry(ID, ENTRY, "A slip"), CARLA)
                .then(retracted(ENTRY));
        engaged(said(A_GOAL), ENDED)
                .when(correct(ENTRY, "Badly", null), CARLA)
                .isRejected(new EngagementNotOpen(Standing.ENDED));
        engaged(ASSIGNED, completed(ENTRY, FRIDAY), ENDED)
                .when(correct(ENTRY, "Nearly done", null))
                .then(corrected(ENTRY, "Nearly done", FRIDAY));
        engaged(ASSIGNED, ENDED).when(complete(ENTRY, FRIDAY)).isRejected(new EngagementNotOpen(Standing.ENDED));
        engaged(ENDED).when(say(A_GOAL), CARLA).isRejected(new EngagementNotOpen(Standing.ENDED));
    }
}
