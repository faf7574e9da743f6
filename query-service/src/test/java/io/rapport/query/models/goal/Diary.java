package io.rapport.query.models.goal;

import io.rapport.events.Entry;
import io.rapport.events.RapportEvent;
import io.rapport.events.careerplan.Aim;
import io.rapport.events.careerplan.AimKind;
import io.rapport.events.careerplan.CareerPlanEvent.AimAdded;
import io.rapport.events.careerplan.CareerPlanEvent.AimRetired;
import io.rapport.events.careerplan.CareerPlanEvent.AimRevised;
import io.rapport.events.careerplan.CareerPlanEvent.HorizonSet;
import io.rapport.events.careerplan.CareerPlanEvent.PlanDrafted;
import io.rapport.events.gathering.GatheringEvent.AttendanceCorrected;
import io.rapport.events.gathering.GatheringEvent.AttendanceRecorded;
import io.rapport.events.gathering.GatheringEvent.AttendanceRetracted;
import io.rapport.events.gathering.GatheringEvent.GatheringCancelled;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.goal.GoalEvent.AssessmentCorrected;
import io.rapport.events.goal.GoalEvent.AssessmentRetracted;
import io.rapport.events.goal.GoalEvent.GoalAdjusted;
import io.rapport.events.goal.GoalEvent.GoalAssessed;
import io.rapport.events.goal.GoalEvent.GoalClosed;
import io.rapport.events.goal.GoalEvent.GoalPaused;
import io.rapport.events.goal.GoalEvent.GoalResumed;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.GoalEvent.PeriodExcused;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.events.member.MemberEvent.FirstDayOfWeekChosen;
import io.rapport.events.member.MemberEvent.TimeZoneChosen;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FactLearned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.PersonUntagged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import io.rapport.events.relationship.RelationshipKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What one member tells the system, in the words of a test; asked about a goal, it folds all of it from scratch. */
final class Diary {

    /** An expert of that industry. */
    static Person expertOf(@Nullable String industry) {
        return new Person("Expert", RelationshipKind.ACQUAINTANCE, null, null, industry, true, null, null, null, null);
    }

    /** Somebody of whom nothing is known. */
    static final Person SOMEBODY =
            new Person("Somebody", RelationshipKind.ACQUAINTANCE, null, null, null, false, null, null, null, null);

    static final Person EXPERT =
            new Person("Expert", RelationshipKind.ACQUAINTANCE, null, null, null, true, null, null, null, null);

    /** No two diaries give the same ids. */
    private static final AtomicLong DIARIES = new AtomicLong();

    private final List<RapportEvent> events = new ArrayList<>();
    private final Map<UUID, UUID> meetings = new HashMap<>();
    private final long number = DIARIES.incrementAndGet();
    private final UUID plan = new UUID(number, 0);
    private ZoneId there = ZoneOffset.UTC;
    private int ids;

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    UUID newId() {
        return new UUID(number, ++ids);
    }

    /** No two entries of one day at once: in the order in which they were told, at noon where the member was. */
    Instant instant(LocalDate day) {
        return day.atTime(LocalTime.NOON).plusSeconds(++ids).atZone(there).toInstant();
    }

    List<RapportEvent> events() {
        return List.copyOf(events);
    }

    <E extends RapportEvent> E tell(E event) {
        events.add(event);
        return event;
    }

    // People

    UUID meet(String day, Person person, String... tags) {
        return meet(day(day), person, tags);
    }

    UUID meet(LocalDate day, Person person, String... tags) {
        UUID relationship = newId();
        UUID entry = newId();
        meetings.put(relationship, entry);
        tell(new PersonMet(relationship, entry, instant(day), day, person, null, Set.of(tags), null));
        return relationship;
    }

    /** There is a card of somebody, and no more. */
    UUID capture(LocalDate day, Person person) {
        UUID relationship = newId();
        tell(new ContactCaptured(relationship, newId(), instant(day), day, person, CaptureSource.CARD, Set.of(), null));
        return relationship;
    }

    /** They met of whom there was a card. */
    void meetCaptured(UUID relationship, LocalDate day, Person person) {
        UUID entry = newId();
        meetings.put(relationship, entry);
        tell(new PersonMet(relationship, entry, instant(day), day, person, null, Set.of(), null));
    }

    UUID meet(String day) {
        return meet(day, SOMEBODY);
    }

    /** The entry of the meeting, with which the relationship began. */
    boolean isMet(UUID record) {
        return meetings.containsKey(record);
    }

    boolean isMeeting(UUID entry) {
        return meetings.containsValue(entry);
    }

    UUID meetingWith(UUID person) {
        return Objects.requireNonNull(meetings.get(person));
    }

    void describe(UUID person, Person description) {
        tell(new PersonDescribed(person, description));
    }

    void tag(UUID person, String tag) {
        tell(new PersonTagged(person, tag));
    }

    void untag(UUID person, String tag) {
        tell(new PersonUntagged(person, tag));
    }

    UUID talk(UUID person, String day) {
        return talk(person, day(day));
    }

    UUID talk(UUID person, LocalDate day) {
        UUID entry = newId();
        tell(new ConversationRecorded(person, entry, instant(day), day, "summary", null));
        return entry;
    }

    UUID followUp(UUID person, String day) {
        return followUp(person, day(day));
    }

    UUID followUp(UUID person, LocalDate day) {
        UUID entry = newId();
        Reference reference = new Reference(meetings.get(person), null);
        tell(new FollowUpRecorded(person, entry, instant(day), day, reference, null, null, null));
        return entry;
    }

    /** Refers to nothing but that entry. */
    UUID followUpOn(UUID person, UUID reference, LocalDate day) {
        UUID entry = newId();
        Reference earlier = new Reference(reference, null);
        tell(new FollowUpRecorded(person, entry, instant(day), day, earlier, null, null, null));
        return entry;
    }

    /** The person said so in that conversation. */
    UUID learn(UUID person, UUID conversation, LocalDate day) {
        UUID entry = newId();
        tell(new FactLearned(person, entry, instant(day), day, Aspect.INTERESTS, "statement", conversation));
        return entry;
    }

    UUID learn(UUID person, String day) {
        return learn(person, meetingWith(person), day(day));
    }

    UUID guess(UUID person, String day) {
        UUID entry = newId();
        tell(new AssumptionRecorded(person, entry, instant(day(day)), day(day), Aspect.GOALS, "probably"));
        return entry;
    }

    UUID confirm(UUID person, UUID guess, UUID conversation, String day) {
        UUID entry = newId();
        tell(new AssumptionConfirmed(person, entry, instant(day(day)), day(day), guess, conversation));
        return entry;
    }

    UUID correctGuess(UUID person, UUID guess, UUID conversation, String day) {
        UUID entry = newId();
        tell(new AssumptionCorrected(person, entry, instant(day(day)), day(day), guess, conversation, "rather"));
        return entry;
    }

    UUID offer(UUID person, String day) {
        UUID entry = newId();
        UUID heardIn = meetings.getOrDefault(person, person);
        tell(new HelpOffered(person, entry, instant(day(day)), day(day), HelpKind.READING, "a book", heardIn));
        return entry;
    }

    UUID welcome(UUID person, UUID offer, String day) {
        UUID entry = newId();
        tell(new HelpResponseRecorded(
                person, entry, instant(day(day)), day(day), offer, HelpResponse.ENTHUSIASTIC, null));
        return entry;
    }

    UUID followThrough(UUID person, UUID offer, String day) {
        return followThrough(person, offer, null, day);
    }

    UUID followThrough(UUID person, UUID offer, @Nullable UUID response, String day) {
        UUID entry = newId();
        tell(new HelpFollowedThrough(person, entry, instant(day(day)), day(day), offer, response, null));
        return entry;
    }

    void move(UUID person, UUID entry, String day) {
        move(person, entry, day(day));
    }

    void move(UUID person, UUID entry, LocalDate day) {
        tell(new EntryCorrected(person, entry, instant(day), day, null, null, null, "it was another day"));
    }

    void retract(UUID person, UUID entry) {
        tell(new EntryRetracted(person, entry, "it did not happen"));
    }

    /** The two are of one person, for whom {@code root} stands, with the tags of both. */
    void merge(UUID record, UUID root, Collection<String> newTags) {
        tell(new RelationshipAbsorbed(root, record));
        newTags.forEach(tag -> tag(root, tag));
        LocalDate day = day("2024-06-01");
        tell(new RelationshipMerged(record, newId(), instant(day), day, root, "one person"));
    }

    /** They are not; what was told of the root and rests on an entry of the other record falls. */
    void split(UUID record, UUID root, Collection<String> theirTags) {
        Set<UUID> theirs = new HashSet<>();
        Set<UUID> fallen = new TreeSet<>();
        for (RapportEvent event : events) {
            if (event instanceof RelationshipEvent told && event instanceof Entry entry) {
                if (told.relationshipId().equals(record)) {
                    theirs.add(entry.entryId());
                } else if (told.relationshipId().equals(root)
                        && entry.restsOn().stream().anyMatch(theirs::contains)) {
                    fallen.add(entry.entryId());
                }
            }
        }
        tell(new RelationshipReleased(root, record, fallen));
        theirTags.forEach(tag -> untag(root, tag));
        LocalDate day = day("2024-06-01");
        tell(new RelationshipSplit(record, newId(), instant(day), day, root, "two people"));
    }

    // Gatherings

    UUID plan(GatheringKind kind, String day) {
        UUID gathering = newId();
        tell(new GatheringPlanned(
                gathering,
                "a gathering",
                GatheringRole.ATTEND,
                kind,
                "to learn",
                null,
                day(day),
                day(day),
                null,
                null,
                null));
        return gathering;
    }

    UUID attend(UUID gathering, String day) {
        UUID entry = newId();
        tell(new AttendanceRecorded(gathering, entry, instant(day(day)), day(day), null));
        return entry;
    }

    void attendOtherwise(UUID gathering, UUID entry, String day) {
        tell(new AttendanceCorrected(gathering, entry, instant(day(day)), day(day), null, "another day"));
    }

    void unattend(UUID gathering, UUID entry) {
        tell(new AttendanceRetracted(gathering, entry, "I stayed at home"));
    }

    void cancel(UUID gathering) {
        tell(new GatheringCancelled(gathering, "it did not take place"));
    }

    // The career plan

    /** Begins the plan, or says it anew. */
    void draft(String words) {
        tell(new PlanDrafted(plan, words));
    }

    void hope(int years, String from) {
        tell(new HorizonSet(plan, years, day(from), "I lead a team"));
    }

    UUID aim(@Nullable Integer horizon, @Nullable String industry, String... tags) {
        UUID aim = newId();
        tell(new AimAdded(plan, aim, new Aim(AimKind.EXPLORE, "an area", industry, Set.of(tags), horizon)));
        return aim;
    }

    void revise(UUID aim, @Nullable String industry, String... tags) {
        tell(new AimRevised(
                plan, aim, new Aim(AimKind.GROW, "another area", industry, Set.of(tags), null), "I know more"));
    }

    void retire(UUID aim) {
        tell(new AimRetired(plan, aim, "not for me"));
    }

    // Goals

    UUID set(Tracking tracking) {
        return set(Term.SHORT, new Purpose(null, null, "it matters"), tracking);
    }

    UUID set(Term term, Purpose purpose, Tracking tracking) {
        UUID goal = newId();
        tell(new GoalSet(
                goal, tracking.startsOn(), "a goal", term, "I know it when I see it", purpose, null, tracking));
        return goal;
    }

    void adjust(UUID goal, String day, Tracking tracking) {
        tell(new GoalAdjusted(goal, day(day), "another title", "another success", null, tracking, "life changed"));
    }

    void pause(UUID goal, String from) {
        tell(new GoalPaused(goal, day(from), "holiday"));
    }

    void resume(UUID goal, String from) {
        tell(new GoalResumed(goal, day(from)));
    }

    void pause(UUID goal, String from, String until) {
        pause(goal, from);
        resume(goal, until);
    }

    void excuse(UUID goal, String day, String reason) {
        tell(new PeriodExcused(goal, day(day), reason));
    }

    UUID assess(UUID goal, String day, int rating) {
        UUID entry = newId();
        tell(new GoalAssessed(goal, entry, instant(day(day)), day(day), rating, "reflection"));
        return entry;
    }

    void assessOtherwise(UUID goal, UUID entry, String day, @Nullable Integer rating) {
        tell(new AssessmentCorrected(goal, entry, instant(day(day)), day(day), rating, null, "a slip"));
    }

    void unassess(UUID goal, UUID entry) {
        tell(new AssessmentRetracted(goal, entry, "another goal"));
    }

    void close(UUID goal, String day, Outcome outcome) {
        tell(new GoalClosed(goal, day(day), outcome, "what I take with me"));
    }

    // The member

    void weeksBeginOn(DayOfWeek day) {
        tell(new FirstDayOfWeekChosen(day));
    }

    void liveIn(String zone) {
        tell(new TimeZoneChosen(ZoneId.of(zone)));
    }

    /** Moves there: what is told from then on happened by the clocks of that zone. */
    void moveTo(String zone) {
        liveIn(zone);
        there = ZoneId.of(zone);
    }

    // What became of it

    GoalProgress progress(UUID goal, String today) {
        return progress(events, goal, day(today));
    }

    /** Folds all events from scratch and tells how far the goal is. */
    static GoalProgress progress(List<RapportEvent> events, UUID goalId, LocalDate today) {
        return Folded.of(events).progress(goalId, today);
    }

    Goal goal(UUID goal) {
        return Objects.requireNonNull(Folded.of(events).goals().get(goal));
    }

    Map<UUID, Contact> contacts() {
        return Folded.of(events).contacts();
    }
}
