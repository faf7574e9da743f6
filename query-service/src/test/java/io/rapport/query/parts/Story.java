package io.rapport.query.parts;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.Rhythm;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.CadenceSet;
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
import io.rapport.events.relationship.RelationshipEvent.OfferWithdrawn;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.PersonUntagged;
import io.rapport.events.relationship.RelationshipEvent.RapportRated;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipArchived;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.events.relationship.RelationshipEvent.RelationshipRestored;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import io.rapport.events.relationship.RelationshipKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens between a member and one person, a day after the other from 1 March on, at noon. */
public final class Story {

    private static final LocalDate BEFORE = LocalDate.parse("2026-02-28");

    private final Log log;
    private final String tenant;
    private final String member;
    private final UUID person = UUID.randomUUID();
    private final List<EventEnvelope> events = new ArrayList<>();

    /** A story of this member. */
    public Story(Log log, String tenant, String member) {
        this.log = log;
        this.tenant = tenant;
        this.member = member;
    }

    /** A story of its own, for tests of a fold. */
    public Story() {
        this(new Log(), "acme", "alice");
    }

    /** The relationship that it is about. */
    public UUID person() {
        return person;
    }

    /** Everything so far. */
    public List<EventEnvelope> events() {
        return List.copyOf(events);
    }

    /** The header that names the last event. */
    public String applied() {
        EventEnvelope last = events.getLast();
        return last.aggregateId() + "@" + last.sequence();
    }

    private void happens(RapportEvent event) {
        events.add(log.next(tenant, member, event));
    }

    private static Instant at(int day) {
        return day(day).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    /** The nth day of the story. */
    public static LocalDate day(int day) {
        return BEFORE.plusDays(day);
    }

    private static Person named(String name) {
        return new Person(name, RelationshipKind.COLLEAGUE, "Head of tea", "Acme", "Tea", true, null, null, null, null);
    }

    /** There is a card of somebody whom the member has not met. */
    public UUID capture(String name) {
        UUID entry = UUID.randomUUID();
        happens(new ContactCaptured(
                person, entry, at(0), day(0), named(name), CaptureSource.REQUEST, Set.of("tea"), "a good profile"));
        return entry;
    }

    public UUID meet(String name) {
        return meet(name, new HowMet(null, null, "at the bar", null));
    }

    public UUID meet(String name, HowMet how) {
        UUID entry = UUID.randomUUID();
        happens(new PersonMet(person, entry, at(1), day(1), named(name), how, Set.of("tea"), "a good talk"));
        return entry;
    }

    public void describe(String name) {
        happens(new PersonDescribed(person, named(name)));
    }

    public UUID talk(int day, String summary) {
        UUID entry = UUID.randomUUID();
        happens(new ConversationRecorded(person, entry, at(day), day(day), summary, null));
        return entry;
    }

    public UUID guess(int day, Aspect aspect, String statement) {
        UUID entry = UUID.randomUUID();
        happens(new AssumptionRecorded(person, entry, at(day), day(day), aspect, statement));
        return entry;
    }

    public UUID confirm(int day, UUID guess, UUID conversation) {
        UUID entry = UUID.randomUUID();
        happens(new AssumptionConfirmed(person, entry, at(day), day(day), guess, conversation));
        return entry;
    }

    public UUID refute(int day, UUID guess, UUID conversation, String statement) {
        UUID entry = UUID.randomUUID();
        happens(new AssumptionCorrected(person, entry, at(day), day(day), guess, conversation, statement));
        return entry;
    }

    public UUID learn(int day, Aspect aspect, String statement, UUID conversation) {
        UUID entry = UUID.randomUUID();
        happens(new FactLearned(person, entry, at(day), day(day), aspect, statement, conversation));
        return entry;
    }

    public UUID remember(int day, String detail, @Nullable LocalDate on) {
        UUID entry = UUID.randomUUID();
        happens(new DetailRemembered(person, entry, at(day), day(day), detail, on));
        return entry;
    }

    public UUID plan(int day, int dueDay, String about) {
        UUID entry = UUID.randomUUID();
        happens(new FollowUpPlanned(person, entry, at(day), day(day), day(dueDay), about));
        return entry;
    }

    public void skip(UUID plan) {
        happens(new FollowUpSkipped(person, plan, "no time"));
    }

    public UUID followUp(int day, @Nullable UUID plan) {
        UUID entry = UUID.randomUUID();
        Reference words = new Reference(null, "the tea trip");
        happens(new FollowUpRecorded(person, entry, at(day), day(day), words, plan, "wrote a mail", "an article"));
        return entry;
    }

    /** Refers to nothing but an earlier entry. */
    public UUID followUpOn(int day, UUID reference, @Nullable UUID plan) {
        UUID entry = UUID.randomUUID();
        Reference earlier = new Reference(reference, null);
        happens(new FollowUpRecorded(person, entry, at(day), day(day), earlier, plan, "wrote a mail", null));
        return entry;
    }

    public UUID offer(int day, String what, UUID drawnFrom) {
        UUID entry = UUID.randomUUID();
        happens(new HelpOffered(person, entry, at(day), day(day), HelpKind.ADVICE, what, drawnFrom));
        return entry;
    }

    public UUID respond(int day, UUID offer, HelpResponse response) {
        UUID entry = UUID.randomUUID();
        happens(new HelpResponseRecorded(person, entry, at(day), day(day), offer, response, "they said"));
        return entry;
    }

    /** As it was recorded before follow-throughs named the response that wanted them. */
    public UUID followThrough(int day, UUID offer) {
        return followThrough(day, offer, null);
    }

    public UUID followThrough(int day, UUID offer, @Nullable UUID response) {
        UUID entry = UUID.randomUUID();
        happens(new HelpFollowedThrough(person, entry, at(day), day(day), offer, response, "done"));
        return entry;
    }

    /** As it was recorded before outcomes named their follow-through. */
    public UUID outcome(int day, UUID offer, boolean onTarget) {
        return outcome(day, offer, null, onTarget);
    }

    public UUID outcome(int day, UUID offer, @Nullable UUID followThrough, boolean onTarget) {
        UUID entry = UUID.randomUUID();
        happens(new HelpOutcomeRecorded(person, entry, at(day), day(day), offer, followThrough, onTarget, null));
        return entry;
    }

    public void withdraw(UUID offer) {
        happens(new OfferWithdrawn(person, offer, "changed my mind"));
    }

    public UUID receive(int day, String what) {
        UUID entry = UUID.randomUUID();
        happens(new HelpReceived(person, entry, at(day), day(day), HelpKind.INTRODUCTION, what));
        return entry;
    }

    public void rate(UUID encounter, int rating) {
        happens(new RapportRated(person, encounter, rating));
    }

    public void keepInTouch(int every, Rhythm.Unit unit) {
        happens(new CadenceSet(person, new Rhythm(every, unit)));
    }

    public void tag(String tag) {
        happens(new PersonTagged(person, tag));
    }

    public void untag(String tag) {
        happens(new PersonUntagged(person, tag));
    }

    public void correct(UUID entry, int day, @Nullable String text) {
        happens(new EntryCorrected(person, entry, at(day), day(day), text, null, null, "it was otherwise"));
    }

    /** With other dates inside: when a plan is due, and the day of a detail. */
    public void redate(UUID entry, int day, @Nullable LocalDate dueOn, @Nullable LocalDate on) {
        happens(new EntryCorrected(person, entry, at(day), day(day), null, dueOn, on, "another date"));
    }

    public void retract(UUID entry) {
        happens(new EntryRetracted(person, entry, "it was somebody else"));
    }

    public void archive() {
        happens(new RelationshipArchived(person, null));
    }

    public void restore() {
        happens(new RelationshipRestored(person));
    }

    /** This record is merged into the one of another story, which stands for both from then on. */
    public void mergeInto(Story root) {
        root.happens(new RelationshipAbsorbed(root.person, person));
        happens(new RelationshipMerged(person, UUID.randomUUID(), at(13), day(13), root.person, "one person"));
    }

    /** This record stands for itself again; what fell of the other one with it. */
    public void splitFrom(Story root, UUID... fallen) {
        root.happens(new RelationshipReleased(root.person, person, Set.of(fallen)));
        happens(new RelationshipSplit(person, UUID.randomUUID(), at(14), day(14), root.person, "her sister"));
    }

    /** Two records that are merged, used, split, and merged again, in the order of the log. */
    public static List<EventEnvelope> ofTwoRecords() {
        Log log = new Log();
        Story record = new Story(log, "acme", "alice");
        Story root = new Story(log, "acme", "alice");
        record.capture("Ada");
        record.meet("Ada");
        UUID lunch = record.talk(2, "lunch");
        UUID guess = record.guess(2, Aspect.INTERESTS, "sails");
        UUID offer = record.offer(3, "a chart", lunch);
        UUID plan = record.plan(3, 9, "the chart");
        UUID skipped = record.plan(3, 8, "the trip");
        UUID meeting = root.meet("Ada L.");
        UUID tea = root.talk(4, "tea");
        record.mergeInto(root);
        root.tag("go");
        UUID sure = root.confirm(5, guess, tea);
        UUID yes = root.respond(6, offer, HelpResponse.ENTHUSIASTIC);
        UUID help = root.followThrough(7, offer, yes);
        UUID followUp = root.followUpOn(8, lunch, plan);
        root.skip(skipped);
        root.correct(lunch, 1, "a late lunch");
        root.correct(meeting, 2, null);
        root.rate(lunch, 4);
        record.splitFrom(root, sure, yes, help, followUp);
        root.talk(9, "cake");
        record.talk(9, "jam");
        record.mergeInto(root);
        root.retract(lunch);
        root.followUp(12, plan);
        List<EventEnvelope> all = new ArrayList<>(record.events);
        all.addAll(root.events);
        all.sort(Comparator.comparingLong(EventEnvelope::position));
        return all;
    }

    /** One of everything, with corrections and retractions before and after what rests on the entries. */
    public static Story ofEverything() {
        Story story = new Story();
        story.capture("Ada");
        UUID meeting = story.meet("Ada");
        UUID talk = story.talk(2, "about tea");
        UUID guess = story.guess(2, Aspect.INTERESTS, "likes green tea");
        UUID right = story.confirm(3, guess, talk);
        UUID other = story.guess(3, Aspect.GOALS, "wants a shop");
        story.refute(4, other, meeting, "wants two shops");
        story.learn(4, Aspect.HARDEST_CHALLENGE, "finding people", talk);
        story.remember(5, "plays go", null);
        UUID plan = story.plan(5, 9, "the book");
        UUID skipped = story.plan(5, 8, "the trip");
        story.skip(skipped);
        UUID followUp = story.followUp(7, plan);
        UUID offer = story.offer(8, "read the business plan", talk);
        story.respond(8, offer, HelpResponse.POLITE);
        UUID yes = story.respond(9, offer, HelpResponse.ENTHUSIASTIC);
        UUID help = story.followThrough(10, offer, yes);
        story.outcome(11, offer, help, true);
        story.followUpOn(11, talk, story.plan(11, 12, "the shop"));
        story.redate(story.remember(11, "sails", day(20)), 11, null, day(21));
        story.withdraw(story.offer(11, "an introduction", meeting));
        story.receive(12, "introduced me to Grace");
        story.rate(talk, 3);
        story.rate(followUp, 5);
        story.keepInTouch(2, Rhythm.Unit.WEEK);
        story.tag("go");
        story.untag("tea");
        story.describe("Ada L.");
        story.correct(talk, 3, "about green tea");
        story.retract(yes);
        story.retract(talk);
        story.correct(right, 4, null);
        story.archive();
        story.restore();
        return story;
    }
}
