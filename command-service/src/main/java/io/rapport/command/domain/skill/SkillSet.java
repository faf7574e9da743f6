package io.rapport.command.domain.skill;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rapport.command.domain.skill.SkillCommand.ChooseSkills;
import io.rapport.command.domain.skill.SkillCommand.CorrectPractice;
import io.rapport.command.domain.skill.SkillCommand.PracticeSkill;
import io.rapport.command.domain.skill.SkillCommand.RetractPractice;
import io.rapport.command.domain.skill.SkillRejection.NoSuchPractice;
import io.rapport.command.domain.skill.SkillRejection.PracticeAlreadyRetracted;
import io.rapport.command.domain.skill.SkillRejection.SkillChosenTwice;
import io.rapport.command.domain.skill.SkillRejection.SkillNotChosen;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Dated;
import io.rapport.events.Owner;
import io.rapport.events.skill.ChosenSkill;
import io.rapport.events.skill.SkillEvent;
import io.rapport.events.skill.SkillEvent.PracticeCorrected;
import io.rapport.events.skill.SkillEvent.PracticeRetracted;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.events.skill.SkillEvent.SkillsChosen;
import io.rapport.events.skill.SkillNames;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** What a member means to practise, and when they did. It comes into being with the first choice. */
@SnapshotState
class SkillSet implements Owned {

    @AggregateIdentifier
    private UUID id;

    private Owner owner;
    private List<ChosenSkill> chosen = List.of();
    private Map<UUID, Practice> practices = new HashMap<>();

    /** When it was, as it was last said. */
    private record Practice(
            Instant occurredAt,
            LocalDate occurredOn,
            @Nullable UUID relationshipId,
            boolean retracted) {

        static Practice with(@Nullable UUID relationshipId, Dated when) {
            return new Practice(when.occurredAt(), when.occurredOn(), relationshipId, false);
        }

        Practice retract() {
            return new Practice(occurredAt, occurredOn, relationshipId, true);
        }
    }

    @SuppressWarnings("NullAway.Init") // Axon creates it empty, and its first event is a choice.
    SkillSet() {}

    @Override
    public Owner owner() {
        return owner;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ChooseSkills c) {
        Set<String> named = new HashSet<>();
        for (ChosenSkill skill : c.skills()) {
            if (!named.add(SkillNames.key(skill.skill()))) {
                throw new RejectedException(new SkillChosenTwice());
            }
        }
        List<ChosenSkill> skills = c.skills().stream()
                .map(skill -> new ChosenSkill(SkillNames.known(skill.skill()), skill.expectation()))
                .toList();
        if (!skills.equals(chosen)) {
            apply(new SkillsChosen(c.skillsId(), skills));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PracticeSkill c) {
        ChosenSkill skill = chosen.stream()
                .filter(one -> SkillNames.key(one.skill()).equals(SkillNames.key(c.skill())))
                .findFirst()
                .orElseThrow(() -> new RejectedException(new SkillNotChosen()));
        apply(new SkillPractised(
                id,
                c.entryId(),
                c.at(),
                c.day(),
                skill.skill(),
                c.where(),
                c.relationshipId(),
                c.wentWell(),
                c.comfort()));
    }

    @CommandHandler
    void handle(CorrectPractice c) {
        Practice practice = mustStand(c.entryId());
        Moment when = c.when();
        if (when == null || when.restates(practice.occurredOn())) {
            apply(corrected(c, practice, practice.occurredAt(), practice.occurredOn()));
            return;
        }
        apply(corrected(c, practice, when.occurredAt(), when.occurredOn()));
    }

    private PracticeCorrected corrected(CorrectPractice c, Practice practice, Instant at, LocalDate on) {
        return new PracticeCorrected(
                id, c.entryId(), at, on, practice.relationshipId(), c.wentWell(), c.comfort(), c.reason());
    }

    @CommandHandler
    void handle(RetractPractice c) {
        apply(new PracticeRetracted(id, c.entryId(), mustStand(c.entryId()).relationshipId(), c.reason()));
    }

    private Practice mustStand(UUID entryId) {
        Practice practice = practices.get(entryId);
        if (practice == null) {
            throw new RejectedException(new NoSuchPractice());
        }
        if (practice.retracted()) {
            throw new RejectedException(new PracticeAlreadyRetracted());
        }
        return practice;
    }

    @EventSourcingHandler
    void on(SkillEvent event, MetaData metaData) {
        owner = MessageOwner.in(metaData);
        id = event.skillsId();
        switch (event) {
            case SkillsChosen choice -> chosen = choice.skills();
            case SkillPractised practised ->
                practices.put(practised.entryId(), Practice.with(practised.relationshipId(), practised));
            case PracticeCorrected corrected ->
                practices.computeIfPresent(
                        corrected.entryId(),
                        (entryId, practice) -> Practice.with(practice.relationshipId(), corrected));
            case PracticeRetracted retracted ->
                practices.computeIfPresent(retracted.entryId(), (entryId, practice) -> practice.retract());
        }
    }
}
