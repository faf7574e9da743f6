package io.rapport.query.models.timeline;

import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.introduction.Pair;
import io.rapport.events.mission.MissionEvent.DebriefCorrected;
import io.rapport.query.models.timeline.TimelineEntry.Correction;
import io.rapport.query.models.timeline.TimelineEntry.EntryKind;
import io.rapport.query.models.timeline.TimelineEntry.EntryState;
import io.rapport.query.models.timeline.TimelineEntry.Withdrawal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry while a fold is writing it: a new one, or the next state of one that was told before. */
final class EntryDraft {

    private final UUID entryId;
    private final EntryKind kind;
    private final Instant recordedAt;
    private final List<UUID> refersTo = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();
    private Instant occurredAt;
    private LocalDate occurredOn;
    private EntryState state = EntryState.RECORDED;
    private @Nullable UUID relationshipId;
    private @Nullable UUID recordedAs;
    private @Nullable UUID goalId;
    private @Nullable UUID gatheringId;
    private @Nullable UUID missionId;
    private @Nullable UUID introductionId;
    private @Nullable UUID engagementId;
    private @Nullable List<UUID> relationshipIds;
    private @Nullable String text;
    private @Nullable Integer rating;
    private @Nullable Particulars particulars;
    private @Nullable Withdrawal withdrawal;

    private EntryDraft(UUID entryId, EntryKind kind, Instant recordedAt, Instant occurredAt, LocalDate occurredOn) {
        this.entryId = entryId;
        this.kind = kind;
        this.recordedAt = recordedAt;
        this.occurredAt = occurredAt;
        this.occurredOn = occurredOn;
    }

    static EntryDraft of(EntryKind kind, Entry entry, Instant recordedAt) {
        return new EntryDraft(
                entry.entryId(),
                kind,
                recordedAt,
                entry.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                entry.occurredOn());
    }

    /** Of what no member dates: it happened when it was recorded. */
    static EntryDraft of(EntryKind kind, UUID entryId, Instant recordedAt, LocalDate recordedOn) {
        return new EntryDraft(entryId, kind, recordedAt, recordedAt, recordedOn);
    }

    static EntryDraft of(TimelineEntry entry) {
        EntryDraft draft = new EntryDraft(
                entry.entryId(), entry.kind(), entry.recordedAt(), entry.occurredAt(), entry.occurredOn());
        draft.refersTo.addAll(entry.refersTo());
        draft.corrections.addAll(entry.corrections());
        draft.state = entry.state();
        draft.relationshipId = entry.relationshipId();
        draft.recordedAs = entry.recordedAs();
        draft.goalId = entry.goalId();
        draft.gatheringId = entry.gatheringId();
        draft.missionId = entry.missionId();
        draft.introductionId = entry.introductionId();
        draft.engagementId = entry.engagementId();
        draft.relationshipIds = entry.relationshipIds();
        draft.text = entry.text();
        draft.rating = entry.rating();
        draft.particulars = entry.particulars();
        draft.withdrawal = entry.withdrawal();
        return draft;
    }

    EntryDraft ofRelationship(@Nullable UUID id) {
        relationshipId = id;
        return this;
    }

    EntryDraft ofEngagement(UUID id) {
        engagementId = id;
        return this;
    }

    EntryDraft ofGoal(@Nullable UUID id) {
        goalId = id;
        return this;
    }

    EntryDraft atGathering(@Nullable UUID id) {
        gatheringId = id;
        return this;
    }

    EntryDraft ofMission(@Nullable UUID id) {
        missionId = id;
        return this;
    }

    EntryDraft ofIntroduction(UUID id, Pair people) {
        introductionId = id;
        relationshipIds = List.of(people.firstId(), people.secondId());
        return this;
    }

    /** Of two records of one person, as long as they are told apart. */
    EntryDraft ofRecords(UUID one, UUID other) {
        relationshipIds = List.of(one, other);
        return this;
    }

    /** Belongs to the record that stands for the one that it was told in. */
    EntryDraft takenOverBy(UUID root) {
        recordedAs = relationshipId;
        relationshipId = root;
        return this;
    }

    /** Belongs to the record again that it was told in. */
    EntryDraft givenBack() {
        relationshipId = recordedAs;
        recordedAs = null;
        return this;
    }

    EntryDraft saying(@Nullable String newText) {
        text = newText;
        return this;
    }

    EntryDraft referringTo(@Nullable UUID id) {
        if (id != null && !refersTo.contains(id)) {
            refersTo.add(id);
        }
        return this;
    }

    EntryDraft with(Particulars own) {
        particulars = own;
        return this;
    }

    EntryDraft rated(int newRating) {
        rating = newRating;
        return this;
    }

    EntryDraft skipped(Withdrawal why) {
        if (particulars instanceof Particulars.FollowUpPlan plan) {
            return with(new Particulars.FollowUpPlan(plan.dueOn(), why));
        }
        throw new IllegalStateException("Only a plan can be skipped");
    }

    EntryDraft offerWithdrawn(Withdrawal why) {
        if (particulars instanceof Particulars.HelpOffer offer) {
            return with(new Particulars.HelpOffer(offer.helpKind(), why));
        }
        throw new IllegalStateException("Only an offer can be taken back");
    }

    EntryDraft introductionWithdrawn(Withdrawal why) {
        return with(new Particulars.IntroductionProposal(why));
    }

    /** With another view of the mission; what is absent stays as it was. */
    EntryDraft debriefed(DebriefCorrected corrected) {
        if (particulars instanceof Particulars.MissionDebrief debrief) {
            return with(debrief.corrected(corrected));
        }
        throw new IllegalStateException("Only a debrief has a view of its mission");
    }

    /** Tells it anew; what it said before moves to its corrections. */
    EntryDraft corrected(Dated when, @Nullable String reason, Instant at) {
        corrections.add(new Correction(at, reason, text, occurredAt, occurredOn, rating, particulars));
        occurredAt = when.occurredAt().truncatedTo(ChronoUnit.MILLIS);
        occurredOn = when.occurredOn();
        if (state == EntryState.RECORDED) {
            state = EntryState.CORRECTED;
        }
        return this;
    }

    EntryDraft resaying(@Nullable String newText) {
        return newText == null ? this : saying(newText);
    }

    EntryDraft rerated(@Nullable Integer newRating) {
        return newRating == null ? this : rated(newRating);
    }

    /** With another date inside: of a plan the day by which it is due, of a detail its day. */
    EntryDraft dated(@Nullable LocalDate dueOn, @Nullable LocalDate on) {
        if (dueOn != null && particulars instanceof Particulars.FollowUpPlan plan) {
            particulars = new Particulars.FollowUpPlan(dueOn, plan.skipped());
        } else if (on != null && particulars instanceof Particulars.Detail) {
            particulars = new Particulars.Detail(on);
        }
        return this;
    }

    EntryDraft withdrawn(Withdrawal why) {
        withdrawal = why;
        state = EntryState.WITHDRAWN;
        return this;
    }

    TimelineEntry done() {
        return new TimelineEntry(
                entryId,
                kind,
                relationshipId,
                recordedAs,
                goalId,
                gatheringId,
                missionId,
                introductionId,
                engagementId,
                relationshipIds,
                occurredAt,
                occurredOn,
                recordedAt,
                text,
                List.copyOf(refersTo),
                rating,
                particulars,
                state,
                List.copyOf(corrections),
                withdrawal);
    }
}
