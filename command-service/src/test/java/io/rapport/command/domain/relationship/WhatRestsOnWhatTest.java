package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipScenario.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.domain.relationship.RelationshipCommand.*;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.Entry;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.*;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Without what it rests on")
class WhatRestsOnWhatTest {

    private static final Instant START = Instant.parse("2026-03-10T12:00:00Z");
    private static final int STEPS = 50;

    @Test
    @DisplayName("help was not wanted, so it may be given anew when it is")
    void responseRetracted() {
        RelationshipEvent[] told = {
            met(),
            offer("book"),
            response("yes", "book", HelpResponse.ENTHUSIASTIC),
            followedThrough("lent", "book", id("yes")),
            retracted("yes")
        };
        FollowThrough again = new FollowThrough(MARA, id("again"), LATER, id("book"), null);
        given(told)
                .when(new RecordHelpOutcome(MARA, id("hit"), LATER, id("book"), true, null))
                .isRejected(new RelationshipRejection.NotFollowedThrough());
        given(told).when(again).isRejected(new RelationshipRejection.HelpNotWanted());
        RelationshipEvent[] wanted = Stream.concat(
                        Arrays.stream(told), Stream.of(response("yes!", "book", HelpResponse.ENTHUSIASTIC)))
                .toArray(RelationshipEvent[]::new);
        given(wanted).when(again).then(followedThrough("again", "book", id("yes!")));
    }

    @Test
    @DisplayName("an outcome that was told before it named its help goes with that help")
    void oldOutcome() {
        given(
                        met(),
                        offer("book"),
                        response("yes", "book", HelpResponse.ENTHUSIASTIC),
                        followedThrough("lent", "book"),
                        outcome("hit", "book"),
                        retracted("lent"))
                .when(new RecordFollowUp(MARA, id("call"), after(9), new Reference(id("hit"), null), null, null, null))
                .isRejected(new RelationshipRejection.NoSuchEntry("reference.entryId"));
    }

    private static Moment after(int minutes) {
        Instant at = LATER.occurredAt().plusSeconds(60L * minutes);
        return new Moment(at, at.atOffset(ZoneOffset.UTC).toLocalDate(), false);
    }

    /** {@code -Drapport.runs=1000} tries more of them. */
    static IntStream lives() {
        return IntStream.rangeClosed(1, Integer.getInteger("rapport.runs", 20));
    }

    @ParameterizedTest(name = "life {0}")
    @MethodSource("lives")
    @DisplayName("nothing stands, counts or allows anything, in whatever order it was told, put right and taken back")
    void agreesWithTheNaiveModel(int seed) {
        Life life = new Life(new Random(seed));
        for (int step = 0; step < STEPS; step++) {
            life.step(step);
        }
        assertThat(life.accepted).isGreaterThan(STEPS / 4);
    }

    /** Tries one command after the other, allowed or not, and expects of each what the naive model says. */
    private static final class Life {

        private final Random random;
        private final List<RelationshipEvent> history = new ArrayList<>(List.of(met()));
        private int accepted;
        private int names;

        Life(Random random) {
            this.random = random;
        }

        private <T> @Nullable T any(List<T> list) {
            return list.isEmpty() ? null : list.get(random.nextInt(list.size()));
        }

        private UUID any(Class<? extends RelationshipEvent> type) {
            UUID found = any(new Foundations(history)
                    .all(type)
                    .map(event -> ((Entry) event).entryId())
                    .toList());
            return found == null ? id("nothing") : found;
        }

        private UUID anyEncounter() {
            return switch (random.nextInt(4)) {
                case 0 -> MEETING;
                case 1 -> any(FollowUpRecorded.class);
                default -> any(ConversationRecorded.class);
            };
        }

        private UUID anyEntry() {
            return Objects.requireNonNull(any(new Foundations(history).entries()))
                    .entryId();
        }

        void step(int step) {
            Foundations now = new Foundations(List.copyOf(history));
            UUID entry = id("entry " + names++);
            Moment when = RelationshipScenario.at(
                    START.plusSeconds(60L * step - (random.nextInt(5) == 0 ? 60L * random.nextInt(20) : 0))
                            .toString());
            Instant at = when.occurredAt();
            LocalDate on = when.occurredOn();
            switch (random.nextInt(13)) {
                case 0 ->
                    expect(
                            new RecordConversation(MARA, entry, when, "Tea", null),
                            true,
                            new ConversationRecorded(MARA, entry, at, on, "Tea", null));
                case 1 ->
                    expect(
                            new RecordAssumption(MARA, entry, when, Aspect.GOALS, "So"),
                            true,
                            new AssumptionRecorded(MARA, entry, at, on, Aspect.GOALS, "So"));
                case 2 -> {
                    UUID guess = any(AssumptionRecorded.class);
                    UUID talk = anyEncounter();
                    boolean open = now.stands(guess) && !now.isSettled(guess) && now.stands(talk);
                    if (random.nextBoolean()) {
                        expect(
                                new ConfirmAssumption(MARA, entry, when, guess, talk),
                                open,
                                new AssumptionConfirmed(MARA, entry, at, on, guess, talk));
                    } else {
                        expect(
                                new CorrectAssumption(MARA, entry, when, guess, talk, "No"),
                                open,
                                new AssumptionCorrected(MARA, entry, at, on, guess, talk, "No"));
                    }
                }
                case 3 -> {
                    UUID talk = anyEncounter();
                    expect(
                            new LearnFact(MARA, entry, when, Aspect.GOALS, "So", talk),
                            now.stands(talk),
                            new FactLearned(MARA, entry, at, on, Aspect.GOALS, "So", talk));
                }
                case 4 ->
                    expect(
                            new PlanFollowUp(MARA, entry, when, on, null),
                            true,
                            new FollowUpPlanned(MARA, entry, at, on, on, null));
                case 5 -> {
                    Reference reference = new Reference(anyEntry(), random.nextInt(3) == 0 ? "the tea" : null);
                    UUID plan = random.nextBoolean() ? any(FollowUpPlanned.class) : null;
                    boolean open = plan == null || (now.stands(plan) && !now.isCarriedOut(plan));
                    expect(
                            new RecordFollowUp(MARA, entry, when, reference, plan, null, null),
                            open && now.stands(Objects.requireNonNull(reference.entryId())),
                            new FollowUpRecorded(MARA, entry, at, on, reference, plan, null, null));
                }
                case 6 -> {
                    UUID from = anyEntry();
                    expect(
                            new OfferHelp(MARA, entry, when, HelpKind.ADVICE, "Advice", from),
                            now.stands(from),
                            new HelpOffered(MARA, entry, at, on, HelpKind.ADVICE, "Advice", from));
                }
                case 7 -> {
                    UUID offer = any(HelpOffered.class);
                    HelpResponse response = random.nextInt(3) == 0 ? HelpResponse.POLITE : HelpResponse.ENTHUSIASTIC;
                    expect(
                            new RecordHelpResponse(MARA, entry, when, offer, response, null),
                            now.stands(offer),
                            new HelpResponseRecorded(MARA, entry, at, on, offer, response, null));
                }
                case 8, 9 -> {
                    UUID offer = any(HelpOffered.class);
                    UUID wantedBy = now.wantedBy(offer).orElse(null);
                    expect(
                            new FollowThrough(MARA, entry, when, offer, null),
                            now.stands(offer)
                                    && wantedBy != null
                                    && now.givenFor(offer).isEmpty(),
                            new HelpFollowedThrough(MARA, entry, at, on, offer, wantedBy, null));
                }
                case 10 -> {
                    UUID offer = any(HelpOffered.class);
                    UUID given = now.givenFor(offer).orElse(null);
                    expect(
                            new RecordHelpOutcome(MARA, entry, when, offer, true, null),
                            given != null && !now.hasOutcome(offer),
                            new HelpOutcomeRecorded(MARA, entry, at, on, offer, given, true, null));
                }
                case 11 -> {
                    UUID moved = anyEntry();
                    boolean there = now.all(EntryRetracted.class)
                            .noneMatch(retracted -> retracted.entryId().equals(moved));
                    // A fallen entry may go anywhere from the meeting on.
                    expect(
                            correct(moved, null, when, null, null),
                            there && (moved.equals(MEETING) || !at.isBefore(now.at(MEETING))),
                            new EntryCorrected(MARA, moved, at, on, null, null, null, "A slip"));
                }
                default -> {
                    UUID retracted = anyEntry();
                    boolean there = now.all(EntryRetracted.class)
                            .noneMatch(before -> before.entryId().equals(retracted));
                    expect(
                            new RetractEntry(MARA, retracted, "Not so"),
                            there && !retracted.equals(MEETING),
                            new EntryRetracted(MARA, retracted, "Not so"));
                }
            }
        }

        private void expect(RelationshipCommand command, boolean allowed, RelationshipEvent event) {
            List<RelationshipEvent> then = new ArrayList<>(history);
            then.add(event);
            var outcome = given(history.toArray(RelationshipEvent[]::new)).when(command);
            if (allowed && new Foundations(then).isInOrder()) {
                outcome.then(event);
                history.add(event);
                accepted++;
            } else {
                outcome.isRejected();
            }
        }
    }
}
