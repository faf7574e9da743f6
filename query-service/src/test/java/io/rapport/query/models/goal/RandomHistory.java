package io.rapport.query.models.goal;

import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Tracking;
import io.rapport.events.goal.Tracking.PeriodUnit;
import io.rapport.events.relationship.Person;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A made-up member who does all that a member can do about goals, in any order that the rules allow. */
final class RandomHistory {

    private static final LocalDate FIRST = LocalDate.of(2023, 11, 15);
    private static final int DAYS = 200;

    private final Random random;
    private final Diary diary = new Diary();
    private final List<UUID> people = new ArrayList<>();
    private final List<UUID> cards = new ArrayList<>();
    private final Map<UUID, UUID> owners = new HashMap<>();
    private final List<UUID> retractable = new ArrayList<>();
    private final List<UUID> encounters = new ArrayList<>();
    private final Map<UUID, Set<String>> tags = new HashMap<>();
    private final Deeds deeds;
    private final List<Merge> merges = new ArrayList<>();
    private final UUID aim;
    private @Nullable UUID goal;
    private boolean paused;
    private LocalDate pausedFrom = FIRST;
    private DayOfWeek firstDayOfWeek = DayOfWeek.MONDAY;

    /** @param brought the tags that the root has of the other record */
    private record Merge(UUID record, UUID root, Set<String> brought) {}

    private final boolean merging;

    RandomHistory(long seed) {
        this(seed, true);
    }

    /** @param merging whether two records may turn out to be of one person */
    RandomHistory(long seed, boolean merging) {
        this.merging = merging;
        random = new Random(seed);
        deeds = new Deeds(random, diary);
        diary.draft("Into energy");
        aim = diary.aim(null, anyIndustry(), anyTag());
    }

    Diary diary() {
        return diary;
    }

    DayOfWeek firstDayOfWeek() {
        return firstDayOfWeek;
    }

    LocalDate anyDay() {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A goal that is counted or recurs, over leap days and turns of the year. */
    Tracking anyTracking() {
        Measure measure = any(List.of(Measure.values()));
        boolean newOnly = measure == Measure.FOLLOW_UPS && random.nextBoolean();
        UUID area = measure.isAboutPeople() && random.nextInt(3) == 0 ? aim : null;
        boolean ofGatherings = measure == Measure.GATHERINGS;
        Filter filter = new Filter(
                measure.isAboutPeople() ? any(TRUE_FALSE_OR_ANY).value : null,
                null,
                measure.isAboutPeople() && random.nextInt(4) == 0 ? anyTag() : null,
                null,
                ofGatherings && random.nextBoolean() ? GatheringKind.SOCIAL : null,
                newOnly,
                area,
                ofGatherings && random.nextBoolean() ? any(List.of(GatheringRole.values())) : null,
                measure == Measure.SKILL_PRACTISED && random.nextBoolean() ? any(Deeds.SKILLS) : null);
        LocalDate start = anyDay();
        int target = 1 + random.nextInt(3);
        LocalDate deadline = start.plusDays(random.nextInt(150));
        if (random.nextBoolean()) {
            return new Tracking.Counted(target, measure, filter, start, deadline);
        }
        PeriodUnit unit = any(List.of(PeriodUnit.values()));
        return new Tracking.Recurring(target, measure, filter, unit, start, random.nextBoolean() ? deadline : null);
    }

    private @Nullable String anyIndustry() {
        String industry = any(List.of("Energy", "energy", "Marketing", "none"));
        return industry.equals("none") ? null : industry;
    }

    private String anyTag() {
        return any(List.of("Wind", "wind", "Sun"));
    }

    private Person anybody() {
        return random.nextBoolean() ? Diary.expertOf(anyIndustry()) : Diary.SOMEBODY;
    }

    private enum Choice {
        YES(true),
        NO(false),
        ANY(null);

        private final @Nullable Boolean value;

        Choice(@Nullable Boolean value) {
            this.value = value;
        }
    }

    private static final List<Choice> TRUE_FALSE_OR_ANY = List.of(Choice.values());

    /** Does {@code steps} things about people and the goal; the goal is set somewhere between them. */
    UUID live(int steps, Tracking tracking) {
        int setAt = random.nextInt(steps);
        UUID set = null;
        for (int step = 0; step < steps; step++) {
            if (step == setAt) {
                set = diary.set(tracking);
                goal = set;
            }
            step();
        }
        if (set == null) {
            throw new AssertionError("the goal is set at one of the steps");
        }
        return set;
    }

    private void step() {
        if (people.size() < 2 || random.nextInt(6) == 0) {
            meet();
            return;
        }
        UUID person = any(people);
        LocalDate day = anyDay();
        String text = day.toString();
        switch (random.nextInt(24)) {
            case 0, 1 -> remember(person, diary.followUp(person, day), true);
            case 2 -> remember(person, diary.followUpOn(person, entryOf(person), day), true);
            case 3 -> remember(person, diary.talk(person, day), true);
            case 4 -> remember(person, diary.learn(person, encounterWith(person), day), false);
            case 5 -> {
                UUID guess = diary.guess(person, text);
                remember(person, guess, false);
                UUID encounter = encounterWith(person);
                remember(
                        person,
                        random.nextBoolean()
                                ? diary.confirm(person, guess, encounter, text)
                                : diary.correctGuess(person, guess, encounter, text),
                        false);
            }
            case 6 -> {
                UUID offer = diary.offer(person, text);
                remember(person, offer, false);
                UUID yes = diary.welcome(person, offer, text);
                remember(person, yes, false);
                remember(person, diary.followThrough(person, offer, random.nextBoolean() ? yes : null, text), false);
            }
            case 7 -> diary.describe(person, anybody());
            case 8 -> moveMeeting(day);
            case 9 -> moveSomething(day);
            case 10 -> retractSomething();
            case 11 -> aboutTheGoal(day);
            case 12 -> tag(person, anyTag());
            case 13 -> {
                String tag = anyTag();
                diary.untag(person, tag);
                tagsOf(person).removeIf(other -> other.equalsIgnoreCase(tag));
            }
            case 14 -> aboutTheAim();
            case 15, 16, 17, 18 -> deeds.something(day);
            case 19, 20 -> merge();
            case 21 -> split();
            case 22 -> diary.moveTo(any(List.of("UTC", "Pacific/Kiritimati", "America/Los_Angeles")));
            default -> chooseFirstDayOfWeek();
        }
    }

    private void meet() {
        Person somebody = anybody();
        UUID person;
        if (random.nextInt(3) == 0) {
            person = diary.capture(anyDay(), somebody);
            if (random.nextBoolean()) {
                cards.add(person);
                return;
            }
            diary.meetCaptured(person, anyDay(), somebody);
        } else {
            String tag = anyTag();
            boolean tagged = random.nextBoolean();
            person = tagged ? diary.meet(anyDay(), somebody, tag) : diary.meet(anyDay(), somebody);
            if (tagged) {
                tagsOf(person).add(tag);
            }
        }
        people.add(person);
        encounters.add(diary.meetingWith(person));
        owners.put(diary.meetingWith(person), person);
    }

    private Set<String> tagsOf(UUID person) {
        return tags.computeIfAbsent(person, none -> new TreeSet<>());
    }

    private void tag(UUID person, String tag) {
        diary.tag(person, tag);
        if (tagsOf(person).stream().noneMatch(tag::equalsIgnoreCase)) {
            tagsOf(person).add(tag);
        }
    }

    /** One that stands for nobody else is merged into another one, which may be a card if the other one was met. */
    private void merge() {
        UUID record = any(random.nextInt(3) == 0 && !cards.isEmpty() ? cards : people);
        UUID root = any(random.nextInt(3) == 0 && !cards.isEmpty() ? cards : people);
        if (!merging
                || record.equals(root)
                || merges.stream().anyMatch(other -> other.root().equals(record))) {
            return;
        }
        Set<String> brought = new TreeSet<>(tagsOf(record));
        brought.removeIf(tag -> tagsOf(root).stream().anyMatch(tag::equalsIgnoreCase));
        merges.add(new Merge(record, root, brought));
        diary.merge(record, root, brought);
        tagsOf(root).addAll(brought);
        boolean met = people.remove(record);
        cards.remove(record);
        if (met && cards.remove(root)) {
            people.add(root);
        }
    }

    private void split() {
        if (merges.isEmpty()) {
            return;
        }
        Merge merge = merges.remove(random.nextInt(merges.size()));
        diary.split(merge.record(), merge.root(), merge.brought());
        tagsOf(merge.root()).removeAll(merge.brought());
        sortAgain(merge.record());
        sortAgain(merge.root());
    }

    private void sortAgain(UUID record) {
        people.remove(record);
        cards.remove(record);
        boolean met = diary.isMet(record)
                || merges.stream().anyMatch(merge -> merge.root().equals(record) && diary.isMet(merge.record()));
        (met ? people : cards).add(record);
    }

    /** Under which record the person of that one is found now. */
    private UUID rootOf(UUID record) {
        return merges.stream()
                .filter(merge -> merge.record().equals(record))
                .map(Merge::root)
                .findFirst()
                .orElse(record);
    }

    private void remember(UUID person, UUID entry, boolean encounter) {
        owners.put(entry, person);
        retractable.add(entry);
        if (encounter) {
            encounters.add(entry);
        }
    }

    /** Any that may be referred to: a follow-up may rest on one that rests on another one. */
    private UUID entryOf(UUID person) {
        List<UUID> told = retractable.stream()
                .filter(entry -> person.equals(rootOf(ownerOf(entry))))
                .toList();
        return told.isEmpty() ? encounterWith(person) : any(told);
    }

    private UUID encounterWith(UUID person) {
        return any(encounters.stream()
                .filter(encounter -> person.equals(rootOf(ownerOf(encounter))))
                .toList());
    }

    private UUID ownerOf(UUID entry) {
        UUID owner = owners.get(entry);
        if (owner == null) {
            throw new AssertionError("every entry is somebody's");
        }
        return owner;
    }

    private void moveMeeting(LocalDate day) {
        UUID encounter = any(encounters);
        if (diary.isMeeting(encounter)) {
            diary.move(rootOf(ownerOf(encounter)), encounter, day);
        }
    }

    private void moveSomething(LocalDate day) {
        if (!retractable.isEmpty()) {
            UUID entry = any(retractable);
            diary.move(rootOf(ownerOf(entry)), entry, day);
        }
    }

    private void retractSomething() {
        if (!retractable.isEmpty()) {
            UUID entry = any(retractable);
            retractable.remove(entry);
            diary.retract(rootOf(ownerOf(entry)), entry);
        }
    }

    private void aboutTheGoal(LocalDate day) {
        if (goal == null) {
            return;
        }
        if (random.nextInt(3) == 0) {
            diary.excuse(goal, day.toString(), "reason");
        } else if (paused) {
            paused = false;
            diary.resume(goal, pausedFrom.plusDays(random.nextInt(20)).toString());
        } else {
            paused = true;
            pausedFrom = pausedFrom.plusDays(20 + random.nextInt(40));
            diary.pause(goal, pausedFrom.toString());
        }
    }

    private void aboutTheAim() {
        switch (random.nextInt(4)) {
            case 0 -> diary.revise(aim, null);
            case 1 -> diary.revise(aim, anyIndustry());
            case 2 -> diary.revise(aim, null, anyTag());
            default -> diary.revise(aim, anyIndustry(), anyTag());
        }
    }

    private void chooseFirstDayOfWeek() {
        firstDayOfWeek = any(List.of(DayOfWeek.values()));
        diary.weeksBeginOn(firstDayOfWeek);
    }
}
