package io.rapport.command.domain.relationship;

import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Entry;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.DetailRemembered;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FactLearned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpPlanned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.FollowUpSkipped;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.HelpOutcomeRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpReceived;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.Housekeeping;
import io.rapport.events.relationship.RelationshipEvent.Identity;
import io.rapport.events.relationship.RelationshipEvent.OfferWithdrawn;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.RapportRated;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was recorded about a person, as far as rules look at it. It is made from the events of one record, or of several
 * that are of one person: those that were merged before the one that stands for all.
 */
@SnapshotState
final class Dossier {

    private Entries entries = new Entries();
    private Assumptions assumptions = new Assumptions();
    private FollowUpPlans plans = new FollowUpPlans();
    private Offers offers = new Offers();
    private List<UUID> meetings = new ArrayList<>();

    /** The records whose person was met by then. */
    private Set<UUID> met = new HashSet<>();

    Entries entries() {
        return entries;
    }

    Assumptions assumptions() {
        return assumptions;
    }

    FollowUpPlans plans() {
        return plans;
    }

    Offers offers() {
        return offers;
    }

    /** Whether there is a meeting; every command asks. */
    boolean wasMet() {
        for (UUID meeting : meetings) {
            if (entries.find(meeting).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The earliest one, if the person was met. */
    Optional<UUID> firstMeeting() {
        return meetings.stream()
                .flatMap(meeting -> entries.find(meeting).map(found -> Map.entry(meeting, found)).stream())
                .min(Comparator.comparing(found -> found.getValue().occurredAt()))
                .map(Map.Entry::getKey);
    }

    /** An entry that would precede the first meeting if this one had been then. */
    Optional<UUID> anyBeforeFirstMeetingWith(UUID meetingId, Moment when) {
        Moment first = meetings.stream()
                .filter(meeting -> !meeting.equals(meetingId))
                .flatMap(meeting -> entries.find(meeting).stream())
                .filter(meeting -> when.isAfter(meeting.occurredAt(), meeting.occurredOn()))
                .min(Comparator.comparing(Entries.Recorded::occurredAt))
                .map(meeting -> new Moment(meeting.occurredAt(), meeting.occurredOn(), false))
                .orElse(when);
        return entries.anyBeforeMeetingAt(first);
    }

    /** The entries that these events tell. */
    static Set<UUID> entriesIn(Collection<RelationshipEvent> events) {
        return events.stream()
                .filter(event -> !(event instanceof Identity))
                .flatMap(event -> event instanceof Entry entry ? Stream.of(entry.entryId()) : Stream.empty())
                .collect(Collectors.toSet());
    }

    void apply(RelationshipEvent event) {
        if (event instanceof Entry entry && !(event instanceof Identity)) {
            entries.add(
                    entry,
                    entry instanceof HelpOutcomeRecorded o ? offers.groundsOf(o) : entry.restsOn(),
                    !met.contains(event.relationshipId()) && !(entry instanceof PersonMet));
        }
        switch (event) {
            case PersonMet meeting -> {
                meetings.add(meeting.entryId());
                met.add(meeting.relationshipId());
            }
            case AssumptionConfirmed confirmed -> assumptions.settled(confirmed.assumptionId(), confirmed.entryId());
            case AssumptionCorrected corrected -> assumptions.settled(corrected.assumptionId(), corrected.entryId());
            case FollowUpRecorded followUp -> plans.followed(followUp.planId(), followUp.entryId());
            case FollowUpSkipped skipped -> plans.skipped(skipped.planId());
            case HelpOffered offered -> offers.offered(offered.entryId());
            case HelpResponseRecorded r -> offers.responded(r.offerId(), r.entryId(), r.response());
            case HelpFollowedThrough followed -> offers.followedThrough(followed.offerId(), followed.entryId());
            case HelpOutcomeRecorded outcome -> offers.outcomeRecorded(outcome.offerId(), outcome.entryId());
            case OfferWithdrawn withdrawn -> offers.withdrawn(withdrawn.offerId());
            case EntryCorrected corrected -> entries.correct(corrected.entryId(), corrected);
            case EntryRetracted retracted -> entries.retract(retracted.entryId());
            case RelationshipAbsorbed one -> {
                if (met.contains(one.absorbedId())) {
                    met.add(one.relationshipId());
                }
            }
            case RelationshipReleased one -> entries.fall(one.fallen());
            case ContactCaptured _, ConversationRecorded _, AssumptionRecorded _, FactLearned _ -> {}
            case DetailRemembered _, FollowUpPlanned _, HelpReceived _, RapportRated _ -> {}
            case RelationshipMerged _, RelationshipSplit _, Housekeeping _ -> {}
        }
    }
}
