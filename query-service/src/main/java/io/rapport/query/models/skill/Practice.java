package io.rapport.query.models.skill;

import io.rapport.events.skill.SkillEvent.PracticeCorrected;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.events.skill.SkillNames;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.rapport.query.platform.merges.Roots;
import io.rapport.query.rules.Happening;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time at which the member practised.
 *
 * @param skillKey what the skill is found by, however it was typed
 * @param person the record that stands for with whom it was practised
 * @param met the meeting with whom it was practised with
 * @param counts whether it was neither taken back, nor is before that meeting, which may have been corrected
 */
record Practice(
        UUID entryId,
        @Tells(What.PLAIN) String skill,
        String skillKey,
        @Tells(What.NOTE) @Nullable String where,
        @Nullable UUID relationshipId,
        @Nullable UUID person,
        @Nullable String wentWell,
        @Nullable Integer comfort,
        Instant occurredAt,
        LocalDate occurredOn,
        boolean withdrawn,
        @Nullable Met met,
        boolean counts)
        implements Happening {

    /** As it is told. */
    @Schema(name = "PractisedSkill", description = "A time at which a skill was practised")
    record Told(
            UUID entryId,
            @Tells(What.PLAIN) String skill,
            @Tells(What.NOTE) @Nullable String where,
            @Nullable UUID relationshipId,
            @Tells(What.NOTE) @Nullable String wentWell,

            @Schema(description = "From 1, hard, to 5, easy") @Nullable
            Integer comfort,

            Instant occurredAt,
            @HappenedOn LocalDate occurredOn) {}

    /** @param met the meeting with whom it was practised with, if there was one */
    static Practice of(SkillPractised event, @Nullable UUID person, @Nullable Met met) {
        return new Practice(
                        event.entryId(),
                        event.skill(),
                        SkillNames.key(event.skill()),
                        event.where(),
                        event.relationshipId(),
                        person,
                        event.wentWell(),
                        event.comfort(),
                        event.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                        event.occurredOn(),
                        false,
                        met,
                        false)
                .counted();
    }

    Practice corrected(PracticeCorrected now) {
        return new Practice(
                        entryId,
                        skill,
                        skillKey,
                        where,
                        relationshipId,
                        person,
                        now.wentWell() == null ? wentWell : now.wentWell(),
                        now.comfort() == null ? comfort : now.comfort(),
                        now.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                        now.occurredOn(),
                        withdrawn,
                        met,
                        false)
                .counted();
    }

    Practice retracted() {
        return with(person, met, true);
    }

    /** With whoever stands for the person now, and the meeting that is theirs. */
    Practice with(UUID root, @Nullable Met now) {
        return with(root, now, withdrawn);
    }

    private Practice with(@Nullable UUID nowPerson, @Nullable Met nowMet, boolean nowWithdrawn) {
        return new Practice(
                        entryId,
                        skill,
                        skillKey,
                        where,
                        relationshipId,
                        nowPerson,
                        wentWell,
                        comfort,
                        occurredAt,
                        occurredOn,
                        nowWithdrawn,
                        nowMet,
                        false)
                .counted();
    }

    private Practice counted() {
        boolean now = !withdrawn && (relationshipId == null || (met != null && !isBefore(met)));
        return new Practice(
                entryId,
                skill,
                skillKey,
                where,
                relationshipId,
                person,
                wentWell,
                comfort,
                occurredAt,
                occurredOn,
                withdrawn,
                met,
                now);
    }

    /** With whoever stands for the person now. */
    Told told(Roots roots) {
        return new Told(entryId, skill, where, roots.ofAny(relationshipId), wentWell, comfort, occurredAt, occurredOn);
    }
}
