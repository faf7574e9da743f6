package io.rapport.query.platform.export;

import io.rapport.events.Entry;
import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.Whose;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.coaching.CoachingEvent.CoachingEntryCorrected;
import io.rapport.events.coaching.CoachingEvent.CoachingEntryRetracted;
import io.rapport.events.coaching.CoachingEvent.FeedbackGiven;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.gathering.GatheringEvent.AttendanceCorrected;
import io.rapport.events.gathering.GatheringEvent.AttendanceRecorded;
import io.rapport.events.gathering.GatheringEvent.AttendanceRetracted;
import io.rapport.events.gathering.GatheringEvent.GatheringCancelled;
import io.rapport.events.gathering.GatheringEvent.GatheringHeld;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringEvent.GuestInvited;
import io.rapport.events.gathering.GatheringEvent.GuestRecorded;
import io.rapport.events.gathering.GatheringEvent.GuestRetracted;
import io.rapport.events.gathering.GatheringEvent.InvitationAnswered;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryCorrected;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryRetracted;
import io.rapport.events.introduction.IntroductionEvent.IntroductionResponseRecorded;
import io.rapport.events.introduction.IntroductionEvent.IntroductionWithdrawn;
import io.rapport.events.introduction.IntroductionEvent.Step;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.programme.ProgrammeEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.skill.SkillEvent;
import io.rapport.events.skill.SkillEvent.PracticeCorrected;
import io.rapport.events.skill.SkillEvent.PracticeRetracted;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.events.skill.SkillEvent.SkillsChosen;
import io.rapport.query.platform.engine.asks.MemberEvents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of a member's events are about one person, and how much of each is about nobody else. Events are looked at in
 * order: those of the person's own records first, then those of all else that may name them.
 */
final class Person {

    private final Set<UUID> records;
    private final Set<UUID> others;

    /** Entries of the person's own, and entries, invitations and guests elsewhere that are theirs. */
    private final Set<UUID> entries = new HashSet<>();

    private final Set<UUID> introductions = new HashSet<>();
    private final Set<UUID> responsesOfOthers = new HashSet<>();
    private final Set<UUID> missions = new HashSet<>();
    private final Set<UUID> gatherings = new HashSet<>();

    /** Of gatherings at which the person may turn out to have been. */
    private final Map<UUID, List<Event>> gatheringsAtLarge = new HashMap<>();

    private final List<Event> events = new ArrayList<>();
    private final Set<String> aggregates = new HashSet<>();
    private boolean practisedWith;

    private record Event(UUID id, long position) {

        static Event of(EventEnvelope event) {
            return new Event(event.eventId(), event.position());
        }
    }

    /**
     * Somebody of whom nothing was read yet.
     *
     * @param all the ids of all relationships of the member
     */
    Person(Collection<UUID> records, Collection<String> all) {
        this.records = Set.copyOf(records);
        this.others = all.stream()
                .filter(Telling::isId)
                .map(UUID::fromString)
                .filter(id -> !this.records.contains(id))
                .collect(Collectors.toSet());
    }

    /** The ids of their records. */
    Set<String> records() {
        return records.stream().map(UUID::toString).collect(Collectors.toSet());
    }

    /** Whether it is the record of somebody else. */
    boolean isOfAnother(UUID id) {
        return others.contains(id);
    }

    /** What tells of the person, whatever it is: aggregates, entries, and single events. */
    Predicate<Collection<UUID>> whatTells() {
        Set<UUID> all = new HashSet<>(entries);
        all.addAll(gatherings);
        about().map(Event::id).forEach(all::add);
        return ids -> ids.stream().anyMatch(id -> all.contains(id) || aggregates.contains(id.toString()));
    }

    /** Whether the member has practised something with them. */
    boolean wasPractisedWith() {
        return practisedWith;
    }

    /** Takes in the events of the person's own records. */
    MemberEvents.Reader own() {
        return reader(this::isOwn);
    }

    /** Takes in the events of all else, after that. */
    MemberEvents.Reader elsewhere() {
        return reader(this::isAbout);
    }

    /** Where in the log what is about the person is. */
    long[] places() {
        return about().mapToLong(Event::position).sorted().toArray();
    }

    private Stream<Event> about() {
        return Stream.concat(
                events.stream(),
                gatherings.stream().flatMap(id -> gatheringsAtLarge.getOrDefault(id, List.of()).stream()));
    }

    private MemberEvents.Reader reader(Predicate<EventEnvelope> about) {
        return new MemberEvents.Reader() {
            @Override
            public void on(EventEnvelope event) {
                if (about.test(event)) {
                    events.add(Event.of(event));
                    aggregates.add(event.aggregateId());
                }
            }

            @Override
            public void onIllegible(String aggregateId) {
                // Whom it is about cannot be told.
            }
        };
    }

    private boolean isOwn(EventEnvelope event) {
        if (event.event() instanceof Entry entry) {
            entries.add(entry.entryId());
        }
        switch (event.event()) {
            case PersonMet met when met.howMet() != null -> at(met.howMet().gatheringId());
            case ConversationRecorded talk -> at(talk.gatheringId());
            default -> {}
        }
        return true;
    }

    private void at(@Nullable UUID gathering) {
        if (gathering != null) {
            gatherings.add(gathering);
        }
    }

    private boolean isAbout(EventEnvelope event) {
        return switch (event.event()) {
            case RelationshipEvent own -> isRecord(own.relationshipId());
            case IntroductionEvent one -> introduction(one);
            case GatheringEvent one -> gathering(one, Event.of(event));
            case MissionEvent one -> mission(one);
            case SkillEvent one -> practice(one);
            case CoachingEvent one -> coaching(one);
            case GoalEvent _ -> false;
            case CareerPlanEvent _ -> false;
            case MemberEvent _ -> false;
            case ProgrammeEvent _ -> false;
        };
    }

    private boolean isRecord(@Nullable UUID id) {
        return id != null && records.contains(id);
    }

    /** What the other one answered is the other one's. */
    private boolean introduction(IntroductionEvent event) {
        boolean with = event instanceof Step step
                && (isRecord(step.people().firstId()) || isRecord(step.people().secondId()));
        if (with) {
            introductions.add(event.introductionId());
        }
        if (!introductions.contains(event.introductionId())) {
            return false;
        }
        return switch (event) {
            case IntroductionResponseRecorded one ->
                isRecord(one.relationshipId()) ? entries.add(one.entryId()) : !responsesOfOthers.add(one.entryId());
            case IntroductionEntryCorrected one -> !responsesOfOthers.contains(one.entryId());
            case IntroductionEntryRetracted one -> !responsesOfOthers.contains(one.entryId());
            case IntroductionWithdrawn _ -> true;
            case Step _ -> true;
        };
    }

    private boolean gathering(GatheringEvent event, Event stored) {
        return switch (event) {
            case GuestInvited one -> isRecord(one.relationshipId()) && isGuest(one.gatheringId(), one.invitationId());
            case GuestRecorded one ->
                (isRecord(one.relationshipId()) || isKnown(one.invitationId()))
                        && isGuest(one.gatheringId(), one.guestId());
            case InvitationAnswered one -> isKnown(one.invitationId());
            case GuestRetracted one -> isKnown(one.guestId());
            case GatheringPlanned one -> mayHaveBeenAt(one.gatheringId(), stored);
            case GatheringHeld one -> mayHaveBeenAt(one.gatheringId(), stored);
            case GatheringCancelled one -> mayHaveBeenAt(one.gatheringId(), stored);
            case AttendanceRecorded _ -> false;
            case AttendanceCorrected one -> mayHaveBeenAt(one.gatheringId(), stored);
            case AttendanceRetracted one -> mayHaveBeenAt(one.gatheringId(), stored);
        };
    }

    private boolean isGuest(UUID gathering, UUID as) {
        entries.add(as);
        gatherings.add(gathering);
        return true;
    }

    private boolean isKnown(@Nullable UUID entry) {
        return entry != null && entries.contains(entry);
    }

    private boolean mayHaveBeenAt(UUID gathering, Event stored) {
        gatheringsAtLarge.computeIfAbsent(gathering, any -> new ArrayList<>()).add(stored);
        return false;
    }

    private boolean mission(MissionEvent event) {
        if (event instanceof MissionPlanned planned && isRecord(planned.about().relationshipId())) {
            missions.add(planned.missionId());
        }
        boolean about = missions.contains(event.missionId());
        if (about && event instanceof Entry entry) {
            entries.add(entry.entryId());
        }
        return about;
    }

    private boolean practice(SkillEvent event) {
        boolean with = switch (event) {
            case SkillPractised one -> isRecord(one.relationshipId());
            case PracticeCorrected one -> isRecord(one.relationshipId());
            case PracticeRetracted one -> isRecord(one.relationshipId());
            case SkillsChosen _ -> false;
        };
        practisedWith |= with;
        return with;
    }

    private boolean coaching(CoachingEvent event) {
        return switch (event) {
            case FeedbackGiven one -> {
                UUID mission = one.subject().missionId();
                boolean about = isKnown(one.subject().entryId()) || (mission != null && missions.contains(mission));
                if (about) {
                    entries.add(one.entryId());
                }
                yield about;
            }
            case CoachingEntryCorrected one -> isKnown(one.entryId());
            case CoachingEntryRetracted one -> isKnown(one.entryId());
            default -> false;
        };
    }

    /** Whether words of that kind in an event about the person are about nobody else, as far as that can be known. */
    boolean mayRead(RapportEvent event, Whose whose) {
        return switch (whose) {
            case PERSON -> true;
            case MEMBER -> false;
            case PEOPLE ->
                switch (event) {
                    case MissionEvent _ -> true;
                    case GatheringEvent.Guests _ -> true;
                    case IntroductionResponseRecorded _ -> true;
                    case IntroductionEntryCorrected one -> isKnown(one.entryId());
                    case IntroductionEntryRetracted one -> isKnown(one.entryId());
                    default -> false;
                };
        };
    }
}
