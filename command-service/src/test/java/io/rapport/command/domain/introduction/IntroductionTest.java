package io.rapport.command.domain.introduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.introduction.IntroductionCommand.*;
import io.rapport.command.domain.introduction.IntroductionRejection.*;
import io.rapport.command.kernel.people.Telling;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.rules.Snapshotted;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.Owner;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.introduction.IntroductionEvent.*;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.introduction.Pair;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("An introduction")
class IntroductionTest {

    private static final UUID ID = new UUID(9, 1);
    private static final UUID NEW = new UUID(9, 2);
    private static final UUID MARA = new UUID(9, 3);
    private static final UUID BEN = new UUID(9, 4);
    private static final Pair BOTH = new Pair(MARA, BEN);
    private static final UUID PROPOSAL = new UUID(9, 5);
    private static final UUID MARA_SAID = new UUID(9, 6);
    private static final UUID BEN_SAID = new UUID(9, 7);
    private static final UUID MADE = new UUID(9, 8);
    private static final UUID OUTCOME = new UUID(9, 9);

    private static final IntroductionProposed PROPOSED = proposed(1);
    private static final IntroductionResponseRecorded MARA_YES =
            said(MARA_SAID, MARA, 2, IntroductionResponse.ENTHUSIASTIC);
    private static final IntroductionResponseRecorded BEN_YES =
            said(BEN_SAID, BEN, 3, IntroductionResponse.ENTHUSIASTIC);
    private static final IntroductionMade INTRODUCED = made(MADE, 4);
    private static final IntroductionOutcomeRecorded ON_TARGET = outcome(OUTCOME, 5);
    private static final IntroductionWithdrawn WITHDRAWN = new IntroductionWithdrawn(ID, PROPOSAL, "Too late");

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 5, day);
    }

    /** Noon of a day in May, stated with its time. */
    private static Moment noon(int day) {
        return new Moment(day(day).atTime(12, 0).toInstant(ZoneOffset.UTC), day(day), false);
    }

    private static IntroductionProposed proposed(int day) {
        return new IntroductionProposed(
                ID, PROPOSAL, noon(day).occurredAt(), day(day), BOTH, "Both open in Lyon", null);
    }

    private static IntroductionResponseRecorded said(UUID entryId, UUID who, int day, IntroductionResponse response) {
        return new IntroductionResponseRecorded(
                ID, entryId, noon(day).occurredAt(), day(day), BOTH, PROPOSAL, who, response, "Words");
    }

    private static IntroductionMade made(UUID entryId, int day) {
        return new IntroductionMade(
                ID, entryId, noon(day).occurredAt(), day(day), BOTH, MARA_SAID, BEN_SAID, "At lunch");
    }

    private static IntroductionOutcomeRecorded outcome(UUID entryId, int day) {
        return new IntroductionOutcomeRecorded(ID, entryId, noon(day).occurredAt(), day(day), BOTH, MADE, true, null);
    }

    private static IntroductionEntryRetracted retracted(UUID entryId) {
        return new IntroductionEntryRetracted(ID, entryId, "A slip");
    }

    private static Scenario<Introduction> given(IntroductionEvent... history) {
        return Scenario.of(Introduction.class, history);
    }

    private static Scenario<Introduction> wanted(IntroductionEvent... further) {
        List<IntroductionEvent> history = new ArrayList<>(List.of(PROPOSED, MARA_YES, BEN_YES));
        history.addAll(Arrays.asList(further));
        return given(history.toArray(IntroductionEvent[]::new));
    }

    private static ProposeIntroduction propose(Pair people) {
        return new ProposeIntroduction(ID, PROPOSAL, noon(1), people, "Both open in Lyon", null);
    }

    private static RecordIntroductionResponse respond(UUID who, int day) {
        return new RecordIntroductionResponse(ID, NEW, noon(day), who, IntroductionResponse.ENTHUSIASTIC, "Words");
    }

    private static MakeIntroduction make(int day) {
        return new MakeIntroduction(ID, NEW, noon(day), "At lunch");
    }

    private static RecordIntroductionOutcome tell(int day) {
        return new RecordIntroductionOutcome(ID, NEW, noon(day), true, null);
    }

    private static CorrectIntroductionEntry correct(UUID entryId, @Nullable String text, @Nullable Moment when) {
        return new CorrectIntroductionEntry(ID, entryId, text, when, "A slip");
    }

    private static RetractIntroductionEntry retract(UUID entryId) {
        return new RetractIntroductionEntry(ID, entryId, "A slip");
    }

    private static final WithdrawIntroduction WITHDRAW = new WithdrawIntroduction(ID, "Too late");

    @Test
    @DisplayName("is proposed of two people")
    void proposing() {
        given().when(propose(BOTH)).then(PROPOSED);
        given().when(propose(new Pair(MARA, MARA))).isRejected(new IntroducesOnePerson());
    }

    @Test
    @DisplayName("is answered by the two, as often as they are asked, and by nobody else")
    void responding() {
        given(PROPOSED).when(respond(MARA, 2)).then(said(NEW, MARA, 2, IntroductionResponse.ENTHUSIASTIC));
        given(PROPOSED, MARA_YES).when(respond(MARA, 3)).isAccepted();
        given(PROPOSED).when(respond(new UUID(9, 99), 2)).isRejected(new NotOneOfTheTwo(MARA, BEN));
    }

    @Test
    @DisplayName("is made once both want it, naming the answers that wanted it")
    void making() {
        wanted().when(make(4)).then(made(NEW, 4));
    }

    @ParameterizedTest
    @EnumSource(value = IntroductionResponse.class, mode = EnumSource.Mode.EXCLUDE, names = "ENTHUSIASTIC")
    @DisplayName("is not made where one of the two is less than enthusiastic")
    void lessThanEnthusiastic(IntroductionResponse response) {
        given(PROPOSED, MARA_YES, said(BEN_SAID, BEN, 3, response))
                .when(make(4))
                .isRejected(new IntroductionNotWanted(List.of(), List.of(BEN)));
    }

    @Test
    @DisplayName("is not made before both have answered")
    void notAsked() {
        given(PROPOSED).when(make(4)).isRejected(new IntroductionNotWanted(List.of(MARA, BEN), List.of()));
        given(PROPOSED, BEN_YES).when(make(4)).isRejected(new IntroductionNotWanted(List.of(MARA), List.of()));
        given(PROPOSED, said(MARA_SAID, MARA, 2, IntroductionResponse.POLITE))
                .when(make(4))
                .isRejected(new IntroductionNotWanted(List.of(BEN), List.of(MARA)));
    }

    @Test
    @DisplayName("goes by what each said last, whenever it was written down")
    void latestAnswer() {
        UUID later = new UUID(9, 20);
        given(PROPOSED, MARA_YES, BEN_YES, said(later, BEN, 4, IntroductionResponse.POLITE))
                .when(make(5))
                .isRejected(new IntroductionNotWanted(List.of(), List.of(BEN)));
        given(PROPOSED, MARA_YES, BEN_YES, said(later, BEN, 2, IntroductionResponse.POLITE))
                .when(make(5))
                .isAccepted();
        given(PROPOSED, MARA_YES, BEN_YES, said(later, BEN, 4, IntroductionResponse.POLITE), retracted(later))
                .when(make(5))
                .isAccepted();
        wanted(retracted(BEN_SAID)).when(make(5)).isRejected(new IntroductionNotWanted(List.of(BEN), List.of()));
    }

    @Test
    @DisplayName("is made once")
    void makingTwice() {
        wanted(INTRODUCED).when(make(5)).isRejected(new AlreadyIntroduced(MADE));
        wanted(INTRODUCED, retracted(MADE)).when(make(5)).isAccepted();
    }

    @Test
    @DisplayName("has an outcome once it was made, and one only")
    void telling() {
        wanted(INTRODUCED).when(tell(5)).then(outcome(NEW, 5));
        wanted().when(tell(5)).isRejected(new NotIntroducedYet());
        wanted(INTRODUCED, retracted(MADE)).when(tell(5)).isRejected(new NotIntroducedYet());
        wanted(INTRODUCED, ON_TARGET).when(tell(6)).isRejected(new OutcomeAlreadyRecorded(OUTCOME));
        wanted(INTRODUCED, ON_TARGET, retracted(OUTCOME)).when(tell(6)).isAccepted();
    }

    @Test
    @DisplayName("is given up once, unless it was made, and then only what was recorded is put right or taken back")
    void withdrawing() {
        given(PROPOSED).when(WITHDRAW).then(WITHDRAWN);
        wanted().when(WITHDRAW).then(WITHDRAWN);
        wanted(INTRODUCED).when(WITHDRAW).isRejected(new AlreadyIntroduced(MADE));
        wanted(INTRODUCED, retracted(MADE)).when(WITHDRAW).then(WITHDRAWN);
        for (IntroductionCommand refused : List.of(WITHDRAW, respond(MARA, 4), make(5), tell(6))) {
            wanted(WITHDRAWN).when(refused).isRejected(new IntroductionIsWithdrawn());
        }
        wanted(WITHDRAWN).when(correct(MARA_SAID, "Sure", null)).isAccepted();
        wanted(WITHDRAWN).when(retract(MARA_SAID)).isAccepted();
    }

    @Test
    @DisplayName("is no more once the proposal was taken back")
    void retractedProposal() {
        for (IntroductionCommand refused : List.of(WITHDRAW, respond(MARA, 4), make(5), tell(6))) {
            wanted(INTRODUCED, retracted(PROPOSAL)).when(refused).isRejected(new ProposalIsRetracted());
        }
    }

    @Test
    @DisplayName("is not made any more once an answer that wanted it was taken back")
    void whatRestsOnAnAnswer() {
        wanted(INTRODUCED, ON_TARGET, retracted(MARA_SAID)).when(tell(6)).isRejected(new NotIntroducedYet());
        wanted(INTRODUCED, ON_TARGET, retracted(MARA_SAID))
                .when(make(6))
                .isRejected(new IntroductionNotWanted(List.of(MARA), List.of()));
        wanted(INTRODUCED, retracted(MARA_SAID)).when(WITHDRAW).then(WITHDRAWN);
    }

    @Test
    @DisplayName("has steps of which none is earlier than what it rests on")
    void order() {
        given(proposed(3)).when(respond(MARA, 2)).isRejected(new NotInOrder(PROPOSAL, noon(3).occurredAt(), null));
        given(proposed(3)).when(respond(MARA, 3)).isAccepted();
        wanted().when(make(2)).isRejected(new NotInOrder(BEN_SAID, noon(3).occurredAt(), null));
        wanted().when(make(3)).isAccepted();
        wanted(INTRODUCED).when(tell(3)).isRejected(new NotInOrder(MADE, noon(4).occurredAt(), null));
        wanted(INTRODUCED).when(tell(4)).isAccepted();
    }

    @Test
    @DisplayName("stays in order, whichever step is put right")
    void orderOfCorrections() {
        wanted(INTRODUCED)
                .when(correct(MADE, null, noon(2)))
                .isRejected(new NotInOrder(BEN_SAID, noon(3).occurredAt(), MADE));
        wanted(INTRODUCED)
                .when(correct(BEN_SAID, null, noon(5)))
                .isRejected(new NotInOrder(BEN_SAID, noon(5).occurredAt(), MADE));
        wanted(INTRODUCED).when(correct(BEN_SAID, null, noon(4))).isAccepted();
        wanted(INTRODUCED, retracted(MADE))
                .when(correct(BEN_SAID, null, noon(9)))
                .isAccepted();
    }

    @Test
    @DisplayName("has entries that are put right")
    void correcting() {
        given(PROPOSED)
                .when(correct(PROPOSAL, "Both sail", null))
                .then(new IntroductionEntryCorrected(
                        ID, PROPOSAL, PROPOSED.occurredAt(), PROPOSED.occurredOn(), "Both sail", "A slip"));
        Moment thatDay = new Moment(noon(1).occurredAt().plusSeconds(60), day(1), true);
        given(PROPOSED)
                .when(correct(PROPOSAL, null, thatDay))
                .then(new IntroductionEntryCorrected(
                        ID, PROPOSAL, PROPOSED.occurredAt(), PROPOSED.occurredOn(), null, "A slip"));
        given(PROPOSED)
                .when(correct(PROPOSAL, null, noon(2)))
                .then(new IntroductionEntryCorrected(ID, PROPOSAL, noon(2).occurredAt(), day(2), null, "A slip"));
        given(PROPOSED).when(correct(MADE, "Both sail", null)).isRejected(new NoSuchEntry());
        given(PROPOSED, retracted(PROPOSAL))
                .when(correct(PROPOSAL, "Both sail", null))
                .isRejected(new EntryAlreadyRetracted());
        assertThatThrownBy(() -> correct(PROPOSAL, null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("has entries that are taken back, each once")
    void retracting() {
        given(PROPOSED).when(retract(PROPOSAL)).then(retracted(PROPOSAL));
        given(PROPOSED, retracted(PROPOSAL)).when(retract(PROPOSAL)).isRejected(new EntryAlreadyRetracted());
        given(PROPOSED).when(retract(MADE)).isRejected(new NoSuchEntry());
    }

    @Test
    @DisplayName("does not exist for anybody else")
    void notFound() {
        wanted().when(make(4), new Owner("northwind", "ben")).isRejected(new NotFound());
        wanted().when(WITHDRAW, new Owner("contoso", "ana")).isRejected(new NotFound());
    }

    @Test
    @DisplayName("survives a snapshot")
    void snapshot() {
        Introduction introduction = new Introduction();
        MetaData mine = MetaData.from(Map.of("tenantId", "northwind", "memberId", "ana"));
        for (IntroductionEvent event :
                List.of(PROPOSED, MARA_YES, BEN_YES, INTRODUCED, ON_TARGET, retracted(MADE), WITHDRAWN)) {
            introduction.on(event, mine);
        }

        Snapshotted.throughJson(introduction);
    }

    @Test
    @DisplayName("is made on the answers that the two had given by then, however late it is written down")
    void answersOfItsTime() {
        UUID noMore = new UUID(9, 10);
        IntroductionResponseRecorded maraNoMore = said(noMore, MARA, 8, IntroductionResponse.DECLINED);
        wanted(maraNoMore).when(make(7)).then(made(NEW, 7));
        wanted(maraNoMore).when(make(9)).isRejected(new IntroductionNotWanted(List.of(), List.of(MARA)));
        given(
                        PROPOSED,
                        said(noMore, MARA, 2, IntroductionResponse.POLITE),
                        BEN_YES,
                        said(MARA_SAID, MARA, 6, IntroductionResponse.ENTHUSIASTIC))
                .when(make(5))
                .isRejected(new IntroductionNotWanted(List.of(), List.of(MARA)));
        wanted().when(make(2)).isRejected(new NotInOrder(BEN_SAID, noon(3).occurredAt(), null));
    }

    @Test
    @DisplayName("that was made stands on the two answers that it had, whatever is written down of earlier days")
    void writtenDownLater() {
        UUID late = new UUID(9, 10);
        IntroductionResponseRecorded maraWasPolite = said(late, MARA, 3, IntroductionResponse.POLITE);
        wanted(INTRODUCED)
                .when(new RecordIntroductionResponse(ID, late, noon(3), MARA, IntroductionResponse.POLITE, "Words"))
                .then(maraWasPolite);
        wanted(INTRODUCED, maraWasPolite).when(tell(5)).isAccepted();
        wanted(INTRODUCED, maraWasPolite).when(make(6)).isRejected(new AlreadyIntroduced(MADE));
        wanted(INTRODUCED, maraWasPolite, retracted(MADE))
                .when(make(6))
                .isRejected(new IntroductionNotWanted(List.of(), List.of(MARA)));
    }

    @Test
    @DisplayName("brings people together whom one has met and keeps in touch with, and tells nothing from before that")
    void people() {
        UUID talk = new UUID(9, 11);
        assertThat(new ProposeIntroduction(ID, PROPOSAL, noon(1), BOTH, "Both sail", talk).telling())
                .isEqualTo(Telling.of(MARA, "firstId")
                        .and(BEN, "secondId")
                        .ofDifferent(new IntroductionRejection.IntroducesOnePerson())
                        .ofKept()
                        .ofMet()
                        .at(noon(1))
                        .from(talk, "drawnFrom"));
        assertThat(make(4).telling())
                .isEqualTo(Telling.within(ID, null)
                        .ofDifferent(new IntroductionRejection.IntroducesOnePerson())
                        .ofKept()
                        .ofMet()
                        .at(noon(4)));
        assertThat(respond(MARA, 2).telling())
                .isEqualTo(Telling.within(ID, null).at(noon(2)));
        assertThat(tell(5).telling()).isEqualTo(Telling.within(ID, null).at(noon(5)));
        assertThat(correct(MADE, null, noon(4)).telling())
                .isEqualTo(Telling.within(ID, MADE).at(noon(4)));
        assertThat(correct(MADE, "At tea", null).telling()).isNull();
    }
}
