package io.rapport.command.domain.skill;

import io.rapport.command.domain.skill.SkillCommand.ChooseSkills;
import io.rapport.command.domain.skill.SkillCommand.CorrectPractice;
import io.rapport.command.domain.skill.SkillCommand.PracticeSkill;
import io.rapport.command.domain.skill.SkillCommand.RetractPractice;
import io.rapport.command.domain.skill.SkillRejection.NoSuchPractice;
import io.rapport.command.domain.skill.SkillRejection.PracticeAlreadyRetracted;
import io.rapport.command.domain.skill.SkillRejection.SkillChosenTwice;
import io.rapport.command.domain.skill.SkillRejection.SkillNotChosen;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.dispatch.Owner;
import io.rapport.events.skill.ChosenSkill;
import io.rapport.events.skill.SkillEvent;
import io.rapport.events.skill.SkillEvent.PracticeCorrected;
import io.rapport.events.skill.SkillEvent.PracticeRetracted;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.events.skill.SkillEvent.SkillsChosen;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A skill")
class SkillTest {

    private static final UUID ID = Scenario.MEMBER.idOfOnly("skills");
    private static final UUID ENTRY = new UUID(9, 2);
    private static final ChosenSkill LISTENING = new ChosenSkill("ACTIVE_LISTENING", "Sum up before I answer");
    private static final ChosenSkill OWN = new ChosenSkill("Saying no", null);
    private static final SkillsChosen CHOSEN = new SkillsChosen(ID, List.of(LISTENING, OWN));
    private static final LocalDate DAY = LocalDate.parse("2026-05-12");
    private static final Moment NOON = new Moment(DAY.atTime(12, 0).toInstant(ZoneOffset.UTC), DAY, false);
    private static final SkillPractised PRACTISED =
            new SkillPractised(ID, ENTRY, NOON.occurredAt(), DAY, "Saying no", "At lunch", null, "I waited", 2);

    private static Scenario<SkillSet> given(SkillEvent... history) {
        return Scenario.of(SkillSet.class, history);
    }

    private static PracticeSkill practise(String skill) {
        return new PracticeSkill(ID, ENTRY, NOON, skill, "At lunch", null, "I waited", 2);
    }

    @Test
    @DisplayName("is chosen, each once, and what is chosen again changes nothing")
    void choosing() {
        ChooseSkills choose = new ChooseSkills(ID, List.of(LISTENING, OWN));
        given().when(choose).then(CHOSEN);
        given(CHOSEN).when(choose).changesNothing();
        given(CHOSEN).when(new ChooseSkills(ID, List.of(OWN))).then(new SkillsChosen(ID, List.of(OWN)));
        given().when(new ChooseSkills(ID, List.of(OWN, new ChosenSkill("SAYING NO", "Daily"))))
                .isRejected(new SkillChosenTwice());
    }

    @Test
    @DisplayName("is practised if it was chosen, however it is written")
    void practising() {
        given(CHOSEN).when(practise("saying NO")).then(PRACTISED);
        given(CHOSEN).when(practise("OFFERING_HELP")).isRejected(new SkillNotChosen());
        given().when(practise("Saying no")).isRejected(new SkillNotChosen());
        given(CHOSEN, new SkillsChosen(ID, List.of(LISTENING)))
                .when(practise("Saying no"))
                .isRejected(new SkillNotChosen());
    }

    @Test
    @DisplayName("has practices that are put right")
    void correcting() {
        given(CHOSEN, PRACTISED)
                .when(new CorrectPractice(ID, ENTRY, null, null, 4, "A slip"))
                .then(new PracticeCorrected(ID, ENTRY, NOON.occurredAt(), DAY, null, 4, "A slip"));
        Moment dayBefore = new Moment(NOON.occurredAt().minusSeconds(86_400), DAY.minusDays(1), true);
        given(CHOSEN, PRACTISED)
                .when(new CorrectPractice(ID, ENTRY, dayBefore, null, null, "A slip"))
                .then(new PracticeCorrected(
                        ID, ENTRY, dayBefore.occurredAt(), dayBefore.occurredOn(), null, null, "A slip"));
        given(CHOSEN)
                .when(new CorrectPractice(ID, ENTRY, null, null, 4, "A slip"))
                .isRejected(new NoSuchPractice());
    }

    @Test
    @DisplayName("has practices that are taken back once, whatever is chosen by then")
    void retracting() {
        PracticeRetracted retracted = new PracticeRetracted(ID, ENTRY, "It was another day");
        RetractPractice retract = new RetractPractice(ID, ENTRY, "It was another day");
        given(CHOSEN, PRACTISED, new SkillsChosen(ID, List.of())).when(retract).then(retracted);
        given(CHOSEN, PRACTISED, retracted).when(retract).isRejected(new PracticeAlreadyRetracted());
        given(CHOSEN).when(retract).isRejected(new NoSuchPractice());
    }

    @Test
    @DisplayName("is nobody else's")
    void notFound() {
        given(CHOSEN).when(practise("Saying no"), new Owner("northwind", "ben")).isRejected(new NotFound());
    }
}
