package io.rapport.query.models.skill;

import io.rapport.events.Alike;
import io.rapport.events.skill.SkillEvent.PracticeCorrected;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.query.platform.merges.Roots;
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
 */
record Practice(
        UUID entryId,
        String skill,
        String skillKey,
        @Nullable String where,
        @Nullable UUID relationshipId,
        @Nullable String wentWell,
        @Nullable Integer comfort,
        Instant occurredAt,
        LocalDate occurredOn,
        boolean withdrawn) {

    /** As it is told. */
    @Schema(name = "PractisedSkill", description = "A time at which a skill was practised")
    record Told(
            UUID entryId,
            String skill,
            @Nullable String where,
            @Nullable UUID relationshipId,
            @Nullable String wentWell,

            @Schema(description = "From 1, hard, to 5, easy") @Nullable
            Integer comfort,

            Instant occurredAt,
            LocalDate occurredOn) {}

    static Practice of(SkillPractised event) {
        return new Practice(
                event.entryId(),
                event.skill(),
                Alike.key(event.skill()),
                event.where(),
                event.relationshipId(),
                event.wentWell(),
                event.comfort(),
                event.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                event.occurredOn(),
                false);
    }

    Practice corrected(PracticeCorrected now) {
        return new Practice(
                entryId,
                skill,
                skillKey,
                where,
                relationshipId,
                now.wentWell() == null ? wentWell : now.wentWell(),
                now.comfort() == null ? comfort : now.comfort(),
                now.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                now.occurredOn(),
                withdrawn);
    }

    Practice retracted() {
        return new Practice(
                entryId, skill, skillKey, where, relationshipId, wentWell, comfort, occurredAt, occurredOn, true);
    }

    /** With whoever stands for the person now. */
    Told told(Roots roots) {
        return new Told(entryId, skill, where, roots.ofAny(relationshipId), wentWell, comfort, occurredAt, occurredOn);
    }
}
