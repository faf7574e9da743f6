package io.rapport.command.domain.skill;

import io.rapport.command.kernel.people.Telling;
import io.rapport.command.kernel.people.TellsOfPeople;
import io.rapport.command.kernel.time.Happened;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.skill.ChosenSkill;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a member can want with their skills; a member has one set of them. */
sealed interface SkillCommand {

    UUID skillsId();

    record ChooseSkills(@TargetAggregateIdentifier UUID skillsId, List<ChosenSkill> skills) implements SkillCommand {

        public ChooseSkills {
            skills = List.copyOf(skills);
        }
    }

    record PracticeSkill(
            @TargetAggregateIdentifier UUID skillsId,
            UUID entryId,
            Moment when,
            String skill,
            @Nullable String where,
            @Nullable UUID relationshipId,
            @Nullable String wentWell,
            @Nullable Integer comfort)
            implements SkillCommand, Happened, TellsOfPeople {

        @Override
        public Telling telling() {
            return Telling.of(relationshipId, "relationshipId").ofKept().ofMet().at(when);
        }
    }

    /** At least one of {@code when}, {@code wentWell} and {@code comfort} is there. */
    record CorrectPractice(
            @TargetAggregateIdentifier UUID skillsId,
            UUID entryId,
            @Nullable Moment when,
            @Nullable String wentWell,
            @Nullable Integer comfort,
            @Nullable String reason)
            implements SkillCommand, TellsOfPeople {

        @Override
        public @Nullable Telling telling() {
            return when == null ? null : Telling.within(skillsId, entryId).at(when);
        }
    }

    record RetractPractice(
            @TargetAggregateIdentifier UUID skillsId,
            UUID entryId,
            @Nullable String reason) implements SkillCommand {}
}
