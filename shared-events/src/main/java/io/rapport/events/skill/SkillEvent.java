package io.rapport.events.skill;

import io.rapport.events.AboutPerson;
import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.PersonalData;
import io.rapport.events.RapportEvent;
import io.rapport.events.Whose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can have happened around the skills that a member practises in daily life. */
public sealed interface SkillEvent extends RapportEvent {

    UUID skillsId();

    /** The member chose what to practise; the list replaces the earlier one as a whole. */
    record SkillsChosen(UUID skillsId, List<ChosenSkill> skills) implements SkillEvent {

        public SkillsChosen {
            skills = List.copyOf(skills);
        }
    }

    /** The member practised a skill: where, with whom, what went well, and how comfortable it was (1 to 5). */
    record SkillPractised(
            UUID skillsId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData(Whose.MEMBER) String skill,
            @PersonalData(Whose.PERSON) @Nullable String where,
            @Nullable UUID relationshipId,
            @PersonalData(Whose.PERSON) @Nullable String wentWell,
            @Nullable Integer comfort)
            implements SkillEvent, Entry, AboutPerson {}

    /**
     * The member put a practice right: its time is the one given here, the rest replaces what was said, if present.
     *
     * @param relationshipId with whom they had practised
     */
    record PracticeCorrected(
            UUID skillsId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @Nullable UUID relationshipId,
            @PersonalData(Whose.PERSON) @Nullable String wentWell,
            @Nullable Integer comfort,
            @PersonalData(Whose.PERSON) @Nullable String reason)
            implements SkillEvent, Dated, AboutPerson {}

    /**
     * The member took a practice back.
     *
     * @param relationshipId with whom they had practised
     */
    record PracticeRetracted(
            UUID skillsId,
            UUID entryId,
            @Nullable UUID relationshipId,
            @PersonalData(Whose.PERSON) @Nullable String reason)
            implements SkillEvent, AboutPerson {}
}
