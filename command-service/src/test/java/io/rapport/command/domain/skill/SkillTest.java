package io.rapport.command.domain.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.domain.skill.SkillCommand.ChooseSkills;
import io.rapport.command.domain.skill.SkillCommand.CorrectPractice;
import io.rapport.command.domain.skill.SkillCommand.PracticeSkill;
import io.rapport.command.domain.skill.SkillCommand.RetractPractice;
import io.rapport.command.domain.skill.SkillRejection.NoSuchPractice;
import io.rapport.command.domain.skill.SkillRejection.PracticeAlreadyRetracted;
import io.rapport.command.domain.skill.SkillRejection.SkillChosenTwice;
import io.rapport.command.domain.skill.SkillRejection.SkillNotChosen;
import io.rapport.command.kernel.people.Telling;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.OnlyOne;
import io.rapport.events.Owner;
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

    private static final UUID ID = OnlyOne.idOf("skills", Scenario.MEMBER);
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
    @DisplayName("that everybody knows is the same one however it is written, and is kept as they know it")
    void known() {
        for (String written : List.of("active listening", "Active_Listening", "ACTIVE-LISTENING", "activeListening")) {
            ChosenSkill same = new ChosenSkill(written, "Sum up before I answer");
            given().when(new ChooseSkills(ID, List.of(same, OWN))).then(CHOSEN);
            given(CHOSEN).when(new ChooseSkills(ID, List.of(same, OWN))).changesNothing();
            given().when(new ChooseSkills(ID, List.of(LISTENING, same))).isRejected(new SkillChosenTwice());
            given(CHOSEN)
                    .when(practise(written))
                    .then(new SkillPractised(
                            ID, ENTRY, NOON.occurredAt(), DAY, "ACTIVE_LISTENING", "At lunch", null, "I waited", 2));
        }
        given().when(new ChooseSkills(
                        ID,
                        List.of(
                                new ChosenSkill("Zuhören: schön", null),
                                new ChosenSkill("ZUHÖREN: SCHO\u0308N", null))))
                .isRejected(new SkillChosenTwice());
    }

    @Test
    @DisplayName("is practised with whom one has met and keeps in touch with, from then on")
    void people() {
        UUID mara = new UUID(9, 7);
        assertThat(new PracticeSkill(ID, ENTRY, NOON, "Saying no", null, mara, null, null).telling())
                .isEqualTo(Telling.of(mara, "relationshipId").ofKept().ofMet().at(NOON));
        assertThat(new CorrectPractice(ID, ENTRY, NOON, null, null, "A slip").telling())
                .isEqualTo(Telling.within(ID, ENTRY).at(NOON));
        assertThat(new CorrectPractice(ID, ENTRY, null, "More", null, "A slip").telling())
                .isNull();
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
                .then(new PracticeCorrected(ID, ENTRY, NOON.occurredAt(), DAY, null, null, 4, "A slip"));
        Moment dayBefore = new Moment(NOON.occurredAt().minusSeconds(86_400), DAY.minusDays(1), true);
        given(CHOSEN, PRACTISED)
                .when(new CorrectPractice(ID, ENTRY, dayBefore, null, null, "A slip"))
                .then(new PracticeCorrected(
                        ID, ENTRY, dayBefore.occurredAt(), dayBefore.occurredOn(), null, null, null, "A slip"));
        given(CHOSEN)
                .when(new CorrectPractice(ID, ENTRY, null, null, 4, "A slip"))
                .isRejected(new NoSuchPractice());
    }

    @Test
    @DisplayName("has practices that are taken back once, whatever is chosen by then")
    void retracting() {
        PracticeRetracted retracted = new PracticeRetracted(ID, ENTRY, null, "It was another day");
        RetractPractice retract = new RetractPractice(ID, ENTRY, "It was another day");
        given(CHOSEN, PRACTISED, new SkillsChosen(ID, List.of())).when(retract).then(retracted);
        given(CHOSEN, PRACTISED, retracted).when(retract).isRejected(new PracticeAlreadyRetracted());
        given(CHOSEN).when(retract).isRejected(new NoSuchPractice());
    }

    @Test
    @DisplayName("has practices whose words are about whom one practised with, also when they are put right")
    void about() {
        UUID mara = new UUID(9, 7);
        SkillPractised withMara =
                new SkillPractised(ID, ENTRY, NOON.occurredAt(), DAY, "Saying no", null, mara, null, null);
        PracticeCorrected corrected =
                new PracticeCorrected(ID, ENTRY, NOON.occurredAt(), DAY, mara, "More", null, "A slip");
        given(CHOSEN, withMara)
                .when(new CorrectPractice(ID, ENTRY, null, "More", null, "A slip"))
                .then(corrected);
        given(CHOSEN, withMara, corrected)
                .when(new RetractPractice(ID, ENTRY, "It was another day"))
                .then(new PracticeRetracted(ID, ENTRY, mara, "It was another day"));
    }

    @Test
    @DisplayName("is nobody else's")
    void notFound() {
        given(CHOSEN).when(practise("Saying no"), new Owner("northwind", "ben")).isRejected(new NotFound());
    }
}
