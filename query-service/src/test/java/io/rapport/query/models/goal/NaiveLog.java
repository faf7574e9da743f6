package io.rapport.query.models.goal;

import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.RapportEvent;
import io.rapport.events.gathering.GatheringEvent.AttendanceCorrected;
import io.rapport.events.gathering.GatheringEvent.AttendanceRetracted;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryCorrected;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryRetracted;
import io.rapport.events.introduction.IntroductionEvent.IntroductionMade;
import io.rapport.events.introduction.IntroductionEvent.IntroductionResponseRecorded;
import io.rapport.events.mission.MissionEvent.DebriefCorrected;
import io.rapport.events.mission.MissionEvent.DebriefRetracted;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FactLearned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import io.rapport.events.skill.SkillEvent.PracticeCorrected;
import io.rapport.events.skill.SkillEvent.PracticeRetracted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was told, and as it is told now: each question goes through all events. */
final class NaiveLog {

    private final List<RapportEvent> events;

    NaiveLog(List<RapportEvent> events) {
        this.events = events;
    }

    List<RapportEvent> events() {
        return events;
    }

    <E extends RapportEvent> Stream<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    Stream<Entry> entries() {
        return events.stream().filter(Entry.class::isInstance).map(Entry.class::cast);
    }

    /** The entry, or what put it right last. */
    private Dated told(Entry entry) {
        return events.stream()
                .filter(event -> entry.entryId().equals(correctedBy(event)))
                .map(Dated.class::cast)
                .reduce(entry, (earlier, later) -> later);
    }

    private static @Nullable UUID correctedBy(RapportEvent event) {
        return switch (event) {
            case EntryCorrected correction -> correction.entryId();
            case AttendanceCorrected correction -> correction.entryId();
            case DebriefCorrected correction -> correction.entryId();
            case IntroductionEntryCorrected correction -> correction.entryId();
            case PracticeCorrected correction -> correction.entryId();
            default -> null;
        };
    }

    private static @Nullable UUID takenBackBy(RapportEvent event) {
        return switch (event) {
            case EntryRetracted retraction -> retraction.entryId();
            case AttendanceRetracted retraction -> retraction.entryId();
            case DebriefRetracted retraction -> retraction.entryId();
            case IntroductionEntryRetracted retraction -> retraction.entryId();
            case PracticeRetracted retraction -> retraction.entryId();
            default -> null;
        };
    }

    LocalDate dayOf(Entry entry) {
        return told(entry).occurredOn();
    }

    Instant instantOf(Entry entry) {
        return told(entry).occurredAt();
    }

    int compare(Entry one, Entry other) {
        return dayOf(one).equals(dayOf(other))
                ? instantOf(one).compareTo(instantOf(other))
                : dayOf(one).compareTo(dayOf(other));
    }

    Entry entry(UUID entryId) {
        return entries()
                .filter(entry -> entry.entryId().equals(entryId))
                .findFirst()
                .orElseThrow();
    }

    /** Neither taken back, nor without something that it rests on; what a split took from under it is gone for good. */
    boolean stands(Entry entry) {
        return events.stream().noneMatch(event -> entry.entryId().equals(takenBackBy(event)))
                && !lostItsGround(entry)
                && grounds(entry).map(this::entry).allMatch(this::stands);
    }

    /** That the two records were split since, one of which has the entry and the other one what it rests on. */
    private boolean lostItsGround(Entry entry) {
        int told = events.indexOf(entry);
        return entry instanceof RelationshipEvent here
                && grounds(entry)
                        .map(this::entry)
                        .map(RelationshipEvent.class::cast)
                        .anyMatch(ground -> events.stream()
                                .skip(told)
                                .anyMatch(event -> event instanceof RelationshipSplit split
                                        && split.relationshipId().equals(ground.relationshipId())
                                        && split.from().equals(here.relationshipId())));
    }

    private static Stream<UUID> grounds(Entry entry) {
        return switch (entry) {
            case AssumptionConfirmed certainty -> Stream.of(certainty.conversationId(), certainty.assumptionId());
            case AssumptionCorrected certainty -> Stream.of(certainty.conversationId(), certainty.assumptionId());
            case FactLearned certainty -> Stream.of(certainty.conversationId());
            case FollowUpRecorded followUp ->
                followUp.reference().words() == null
                        ? Stream.ofNullable(followUp.reference().entryId())
                        : Stream.empty();
            case HelpResponseRecorded response -> Stream.of(response.offerId());
            case HelpFollowedThrough help ->
                Stream.concat(Stream.of(help.offerId()), Stream.ofNullable(help.responseId()));
            case IntroductionResponseRecorded response -> Stream.of(response.proposalId());
            case IntroductionMade made -> Stream.of(made.firstResponseId(), made.secondResponseId());
            default -> Stream.empty();
        };
    }
}
