package io.rapport.query.models.goal;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A made-up member who does all that a member can do about goals, in any order that the rules allow. */
final class RandomHistory {

    private static final LocalDate FIRST = LocalDate.of(2023, 11, 15);
    private static final int DAYS = 200;

    private final Random random;
    private final Diary diary = new Diary();
    private final List<UUID> people = new ArrayList<>();
    private final Map<UUID, UUID> owners = new HashMap<>();
    private final List<UUID> retractable = new ArrayList<>();
    private final List<UUID> encounters = new ArrayList<>();
    private final UUID aim;
    private @Nullable UUID goal;
    private boolean paused;
    private LocalDate pausedFrom = FIRST;
    private DayOfWeek firstDayOfWeek = DayOfWeek.MONDAY;

    RandomHistory(long seed) {
        random = new Random(seed);
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
        List<Measure> measures = new ArrayList<>(List.of(Measure.values()));
        measures.removeIf(measure -> !measure.isAboutPeople());
        Measure measure = any(measures);
        boolean newOnly = measure == Measure.FOLLOW_UPS && random.nextBoolean();
        UUID area = random.nextInt(3) == 0 ? aim : null;
        Filter filter = new Filter(any(TRUE_FALSE_OR_ANY).value, null, null, null, null, newOnly, area, null, null);
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
        switch (random.nextInt(16)) {
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
            case 8 -> diary.move(person, diary.meetingWith(person), day);
            case 9 -> moveSomething(day);
            case 10 -> retractSomething();
            case 11 -> aboutTheGoal(day);
            case 12 -> diary.tag(person, anyTag());
            case 13 -> diary.untag(person, anyTag());
            case 14 -> aboutTheAim();
            default -> chooseFirstDayOfWeek();
        }
    }

    private void meet() {
        Person somebody = anybody();
        UUID person;
        if (random.nextInt(4) == 0) {
            person = diary.capture(anyDay(), somebody);
            if (random.nextBoolean()) {
                return;
            }
            diary.meetCaptured(person, anyDay(), somebody);
        } else {
            person = random.nextBoolean() ? diary.meet(anyDay(), somebody, anyTag()) : diary.meet(anyDay(), somebody);
        }
        people.add(person);
        encounters.add(diary.meetingWith(person));
        owners.put(diary.meetingWith(person), person);
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
                .filter(entry -> person.equals(owners.get(entry)))
                .toList();
        return told.isEmpty() ? diary.meetingWith(person) : any(told);
    }

    private UUID encounterWith(UUID person) {
        return any(encounters.stream()
                .filter(encounter -> person.equals(owners.get(encounter)))
                .toList());
    }

    private UUID ownerOf(UUID entry) {
        UUID owner = owners.get(entry);
        if (owner == null) {
            throw new AssertionError("every entry is somebody's");
        }
        return owner;
    }

    private void moveSomething(LocalDate day) {
        if (!retractable.isEmpty()) {
            UUID entry = any(retractable);
            diary.move(ownerOf(entry), entry, day);
        }
    }

    private void retractSomething() {
        if (!retractable.isEmpty()) {
            UUID entry = any(retractable);
            retractable.remove(entry);
            diary.retract(ownerOf(entry), entry);
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
