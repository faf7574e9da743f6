package io.rapport.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.member.MemberEvent.MemberForgotten;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FactLearned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import io.rapport.events.relationship.RelationshipKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Corrections, retractions and merges move the month in which something happened. */
class WhatMovesTest {

    private static final String MARCH = "2026-03";
    private static final String APRIL = "2026-04";

    private final UUID person = UUID.randomUUID();
    private final UUID meeting = UUID.randomUUID();
    private final UUID talk = UUID.randomUUID();

    private static Instant at(LocalDate on) {
        return on.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private PersonMet met(UUID who, String day) {
        return new PersonMet(
                who,
                who.equals(person) ? meeting : UUID.randomUUID(),
                at(day(day)),
                day(day),
                new Person("Ada", RelationshipKind.FRIEND, null, null, null, false, null, null, null, null),
                null,
                Set.of(),
                null);
    }

    private ConversationRecorded talked(String day) {
        return new ConversationRecorded(person, talk, at(day(day)), day(day), "of work", null);
    }

    private FactLearned learned(String day) {
        return new FactLearned(person, UUID.randomUUID(), at(day(day)), day(day), Aspect.GOALS, "to teach", talk);
    }

    private FollowUpRecorded followedUp(Reference reference, String day) {
        return new FollowUpRecorded(person, UUID.randomUUID(), at(day(day)), day(day), reference, null, "called", null);
    }

    private EntryCorrected corrected(UUID record, UUID entry, String day) {
        return new EntryCorrected(record, entry, at(day(day)), day(day), null, null, null, "another day");
    }

    @Test
    void aCorrectedEntryCountsInTheMonthInWhichItHappened() {
        Folded folded =
                Folded.of(met(person, "2026-03-02"), talked("2026-04-02"), corrected(person, talk, "2026-03-09"));
        assertThat(folded.count(MARCH, Figure.CONVERSATIONS)).isEqualTo(1);
        assertThat(folded.counts()).doesNotContainKey(APRIL);
    }

    @Test
    void whatRestsOnARetractedConversationFallsWithIt() {
        Folded folded = Folded.of(
                met(person, "2026-03-02"),
                talked("2026-03-09"),
                learned("2026-04-01"),
                followedUp(new Reference(meeting, null), "2026-04-02"),
                new EntryRetracted(person, talk, "it was somebody else"));
        assertThat(folded.count(APRIL, Figure.CERTAINTIES)).isZero();
        assertThat(folded.count(APRIL, Figure.PEOPLE_CONNECTED)).isZero();
        assertThat(folded.count(APRIL, Figure.FOLLOW_UPS)).isEqualTo(1);
        assertThat(folded.count(MARCH, Figure.FUNNEL_CONNECTED)).isZero();
        assertThat(folded.count(MARCH, Figure.FUNNEL_FOLLOWED_UP)).isEqualTo(1);
    }

    @Test
    void aFollowUpThatNamesWhatWasTakenBackStandsByItsOwnWords() {
        Folded folded = Folded.of(
                met(person, "2026-03-02"),
                talked("2026-03-09"),
                followedUp(new Reference(talk, "the book"), "2026-03-20"),
                new EntryRetracted(person, talk, "it was somebody else"));
        assertThat(folded.count(MARCH, Figure.FOLLOW_UPS_IN_OWN_WORDS)).isEqualTo(1);
        assertThat(folded.count(MARCH, Figure.FOLLOW_UPS_REFERRING)).isZero();
    }

    @Test
    void twoRecordsOfOnePersonAreOnePersonUntilTheyAreSplit() {
        UUID other = UUID.randomUUID();
        UUID merge = UUID.randomUUID();
        LocalDate day = day("2026-04-05");
        RelationshipMerged merged = new RelationshipMerged(other, merge, at(day), day, person, "the same");
        Folded one = Folded.of(met(person, "2026-03-02"), met(other, "2026-04-02"), merged);
        assertThat(one.count(MARCH, Figure.MEETINGS) + one.count(APRIL, Figure.MEETINGS))
                .isEqualTo(1);
        Folded two = Folded.of(
                met(person, "2026-03-02"),
                met(other, "2026-04-02"),
                merged,
                new RelationshipSplit(other, UUID.randomUUID(), at(day), day, person, "not the same"));
        assertThat(two.count(APRIL, Figure.FUNNEL_BEGUN)).isEqualTo(1);
    }

    @Test
    void anEntryOfAMergedRecordIsPutRightWhereItStandsNow() {
        UUID other = UUID.randomUUID();
        LocalDate day = day("2026-04-05");
        Folded folded = Folded.of(
                met(other, "2026-03-01"),
                met(person, "2026-03-02"),
                talked("2026-03-09"),
                new RelationshipMerged(person, UUID.randomUUID(), at(day), day, other, "the same"),
                corrected(other, talk, "2026-04-09"));
        assertThat(folded.count(MARCH, Figure.CONVERSATIONS)).isZero();
        assertThat(folded.count(APRIL, Figure.CONVERSATIONS)).isEqualTo(1);
    }

    @Test
    void aPoliteAnswerThatWasNotRespectedIsTold() {
        UUID offer = UUID.randomUUID();
        UUID answer = UUID.randomUUID();
        LocalDate day = day("2026-03-10");
        HelpOffered offered = new HelpOffered(person, offer, at(day), day, HelpKind.ADVICE, "to read it", meeting);
        HelpResponseRecorded polite =
                new HelpResponseRecorded(person, answer, at(day), day, offer, HelpResponse.POLITE, "how kind");
        HelpFollowedThrough done = new HelpFollowedThrough(person, UUID.randomUUID(), at(day), day, offer, null, null);
        Folded respected = Folded.of(met(person, "2026-03-02"), offered, polite);
        assertThat(respected.count(MARCH, Figure.POLITE_RESPECTED)).isEqualTo(1);
        Folded overridden = Folded.of(met(person, "2026-03-02"), offered, polite, done);
        assertThat(overridden.count(MARCH, Figure.POLITE_RESPECTED)).isZero();
        assertThat(overridden.count(MARCH, Figure.POLITE_OVERRIDDEN)).isEqualTo(1);
    }

    @Test
    void whoWasForgottenIsInNoFigure() {
        Folded folded =
                Folded.of(met(person, "2026-03-02"), talked("2026-04-02"), new MemberForgotten(UUID.randomUUID()));
        assertThat(folded.months()).isEmpty();
    }
}
