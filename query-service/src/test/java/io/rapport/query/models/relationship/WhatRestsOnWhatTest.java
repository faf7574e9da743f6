package io.rapport.query.models.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.Entry;
import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.*;
import io.rapport.query.parts.Story;
import io.rapport.query.platform.engine.documents.Folding;
import io.rapport.query.platform.projection.DocumentRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What the card shows of a history is what a naive model that asks all events anew each time says of it. */
class WhatRestsOnWhatTest {

    private final Story story = new Story();
    private final UUID meeting = story.meet("Ada");

    @Test
    void whatIsKeptOfAnEntryRestsOnWhatItsEventSays() {
        Folding folding = new Folding(new RelationshipProjection())
                .batch(Story.ofEverything().events());
        for (EventEnvelope envelope : Story.ofEverything().events()) {
            if (envelope.event() instanceof Entry entry
                    && ItemFold.of((RelationshipEvent) entry) instanceof ItemFold.Told told) {
                assertThat(told.content().restsOn())
                        .as(entry.getClass().getSimpleName())
                        .isEqualTo(entry.restsOn());
            }
            if (ItemFold.of((RelationshipEvent) envelope.event()) instanceof ItemFold.Settled settled) {
                assertThat(settled.content().apply(Aspect.GOALS).restsOn())
                        .isEqualTo(settled.entry().restsOn());
            }
        }
        assertThat(folding.all(RelationshipProjection.ITEMS)).isNotEmpty();
    }

    @RepeatedTest(100)
    void theCardAgreesWithTheNaiveModel(RepetitionInfo run) {
        live(new Random(run.getCurrentRepetition()));
        Folding folding = run.getCurrentRepetition() % 2 == 0
                ? new Folding(new RelationshipProjection()).batch(story.events())
                : new Folding(new RelationshipProjection()).oneByOne(story.events());
        PersonDocument person =
                Objects.requireNonNull(folding.find(DocumentRef.to(RelationshipProjection.PEOPLE, story.person())));
        List<Item> items = folding.all(RelationshipProjection.ITEMS);
        RelationshipCard card = new CardDerivation(new History(
                        person.profile(),
                        person.digest(),
                        items.stream().filter(Item::onCard).toList()))
                .card();

        assertThat(items.stream().filter(Item::standing).map(Item::entryId))
                .containsExactlyInAnyOrderElementsOf(
                        standing(Entry.class).map(Entry::entryId).toList());
        assertThat(card.conversations())
                .isEqualTo((int) standing(ConversationRecorded.class).count());
        assertThat(card.followUps())
                .isEqualTo((int) standing(FollowUpRecorded.class).count());
        assertThat(card.help().given())
                .isEqualTo((int) standing(HelpFollowedThrough.class).count());
        assertThat(card.help().onTarget())
                .isEqualTo((int) standing(HelpOutcomeRecorded.class).count());
        Set<UUID> given = standing(HelpFollowedThrough.class)
                .map(HelpFollowedThrough::offerId)
                .collect(Collectors.toSet());
        assertThat(card.openOffers().stream().map(RelationshipCard.OpenOffer::offerId))
                .containsExactlyInAnyOrderElementsOf(standing(HelpOffered.class)
                        .map(HelpOffered::entryId)
                        .filter(offer -> !given.contains(offer))
                        .toList());
        Set<UUID> carriedOut = standing(FollowUpRecorded.class)
                .flatMap(followUp -> Stream.ofNullable(followUp.planId()))
                .collect(Collectors.toSet());
        assertThat(person.digest().openPlans().stream().map(RelationshipCard.NextFollowUp::planId))
                .containsExactlyInAnyOrderElementsOf(standing(FollowUpPlanned.class)
                        .map(FollowUpPlanned::entryId)
                        .filter(plan -> !carriedOut.contains(plan))
                        .toList());
        boolean certain = Stream.of(FactLearned.class, AssumptionConfirmed.class, AssumptionCorrected.class)
                .flatMap(this::standing)
                .findAny()
                .isPresent();
        assertThat(card.certainty().certain()).isEqualTo(certain ? 1 : 0);
        assertThat(new Folding(new RelationshipProjection())
                        .batch(story.events())
                        .oneByOne(story.events())
                        .stored())
                .as("twice the same events")
                .isEqualTo(folding.stored());
    }

    private <E> Stream<E> standing(Class<E> type) {
        return story.events().stream()
                .map(EventEnvelope::event)
                .filter(type::isInstance)
                .filter(event -> stands(((Entry) event).entryId()))
                .map(type::cast);
    }

    private boolean stands(UUID entryId) {
        boolean retracted = story.events().stream()
                .anyMatch(told -> told.event() instanceof EntryRetracted retraction
                        && retraction.entryId().equals(entryId));
        return !retracted
                && story.events().stream()
                        .map(EventEnvelope::event)
                        .filter(event ->
                                event instanceof Entry entry && entry.entryId().equals(entryId))
                        .allMatch(event -> grounds((RelationshipEvent) event).allMatch(this::stands));
    }

    private static Stream<UUID> grounds(RelationshipEvent event) {
        return switch (event) {
            case AssumptionConfirmed right -> Stream.of(right.assumptionId(), right.conversationId());
            case AssumptionCorrected wrong -> Stream.of(wrong.assumptionId(), wrong.conversationId());
            case FactLearned fact -> Stream.of(fact.conversationId());
            case FollowUpRecorded followUp ->
                followUp.reference().words() == null
                        ? Stream.ofNullable(followUp.reference().entryId())
                        : Stream.empty();
            case HelpResponseRecorded response -> Stream.of(response.offerId());
            case HelpFollowedThrough help -> Stream.of(Objects.requireNonNull(help.responseId()));
            case HelpOutcomeRecorded outcome -> Stream.of(Objects.requireNonNull(outcome.followThroughId()));
            default -> Stream.empty();
        };
    }

    /** Only names what stands, as the rules of writing want it. */
    private void live(Random random) {
        for (int step = 0; step < 60; step++) {
            int day = 2 + step;
            List<UUID> encounters = new ArrayList<>(List.of(meeting));
            standing(ConversationRecorded.class).forEach(talk -> encounters.add(talk.entryId()));
            standing(FollowUpRecorded.class).forEach(followUp -> encounters.add(followUp.entryId()));
            UUID encounter = any(random, encounters);
            List<UUID> entries = standing(Entry.class).map(Entry::entryId).toList();
            switch (random.nextInt(12)) {
                case 0 -> story.talk(day, "tea");
                case 1 -> story.guess(day, Aspect.GOALS, "perhaps");
                case 2 ->
                    open(AssumptionRecorded.class, AssumptionRecorded::entryId, settledGuesses()).stream()
                            .findFirst()
                            .ifPresent(guess -> {
                                if (random.nextBoolean()) {
                                    story.confirm(day, guess, encounter);
                                } else {
                                    story.refute(day, guess, encounter, "no");
                                }
                            });
                case 3 -> story.learn(day, Aspect.GOALS, "so", encounter);
                case 4 -> story.plan(day, day + 5, "call");
                case 5 -> {
                    Set<UUID> carriedOut = standing(FollowUpRecorded.class)
                            .flatMap(followUp -> Stream.ofNullable(followUp.planId()))
                            .collect(Collectors.toSet());
                    List<UUID> plans = open(FollowUpPlanned.class, FollowUpPlanned::entryId, carriedOut);
                    story.followUpOn(day, any(random, entries), plans.isEmpty() ? null : plans.getFirst());
                }
                case 6 -> story.offer(day, "advice", any(random, entries));
                case 7, 8, 9 -> help(random, day);
                case 10 -> story.correct(any(random, entries), day, "otherwise");
                default -> {
                    UUID entry = any(random, entries);
                    if (!entry.equals(meeting)) {
                        story.retract(entry);
                    }
                }
            }
        }
    }

    private void help(Random random, int day) {
        List<HelpOffered> offers = standing(HelpOffered.class).toList();
        if (offers.isEmpty()) {
            return;
        }
        UUID offer = offers.get(random.nextInt(offers.size())).entryId();
        List<HelpFollowedThrough> given = standing(HelpFollowedThrough.class)
                .filter(help -> help.offerId().equals(offer))
                .toList();
        List<HelpResponseRecorded> wanted = standing(HelpResponseRecorded.class)
                .filter(response -> response.offerId().equals(offer))
                .toList();
        boolean told = standing(HelpOutcomeRecorded.class)
                .anyMatch(outcome -> outcome.offerId().equals(offer));
        if (!given.isEmpty() && !told) {
            story.outcome(day, offer, given.getFirst().entryId(), true);
        } else if (given.isEmpty() && !wanted.isEmpty()) {
            story.followThrough(day, offer, wanted.getLast().entryId());
        } else {
            story.respond(day, offer, HelpResponse.ENTHUSIASTIC);
        }
    }

    private Set<UUID> settledGuesses() {
        return Stream.concat(
                        standing(AssumptionConfirmed.class).map(AssumptionConfirmed::assumptionId),
                        standing(AssumptionCorrected.class).map(AssumptionCorrected::assumptionId))
                .collect(Collectors.toSet());
    }

    private <E> List<UUID> open(Class<E> type, Function<E, UUID> id, Set<UUID> closed) {
        return standing(type).map(id).filter(entry -> !closed.contains(entry)).toList();
    }

    private static UUID any(Random random, List<UUID> entries) {
        return entries.get(random.nextInt(entries.size()));
    }
}
