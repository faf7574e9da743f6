package io.rapport.query.models.goal;

import io.rapport.events.gathering.GatheringEvent.AttendanceCorrected;
import io.rapport.events.gathering.GatheringEvent.AttendanceRecorded;
import io.rapport.events.gathering.GatheringEvent.AttendanceRetracted;
import io.rapport.events.gathering.GatheringEvent.GatheringCancelled;
import io.rapport.events.gathering.GatheringEvent.GatheringHeld;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryCorrected;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryRetracted;
import io.rapport.events.introduction.IntroductionEvent.IntroductionMade;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.IntroductionEvent.IntroductionResponseRecorded;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.introduction.Pair;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MissionEvent.DebriefCorrected;
import io.rapport.events.mission.MissionEvent.DebriefRetracted;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.skill.SkillEvent.PracticeCorrected;
import io.rapport.events.skill.SkillEvent.PracticeRetracted;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What a made-up member does beside people: gatherings, missions, introductions and practices. */
final class Deeds {

    static final List<String> SKILLS = List.of("Listening", "listening", "Writing");

    private static final About SOMEBODY = new About(null, null, "somebody");
    private final Random random;
    private final Diary diary;
    private final UUID skillSet;
    private final List<Amendable> amendable = new ArrayList<>();

    /** A thing that may be put right, and may be taken back once. */
    private record Amendable(Move move, Runnable takeBack) {}

    private interface Move {
        void to(LocalDate day);
    }

    Deeds(Random random, Diary diary) {
        this.random = random;
        this.diary = diary;
        this.skillSet = diary.newId();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    void something(LocalDate day) {
        switch (random.nextInt(8)) {
            case 0, 1 -> gathering(day);
            case 2 -> mission(day);
            case 3, 4 -> introduction(day);
            case 5 -> practice(day);
            case 6 -> {
                if (!amendable.isEmpty()) {
                    any(amendable).move().to(day);
                }
            }
            default -> {
                if (!amendable.isEmpty()) {
                    amendable
                            .remove(random.nextInt(amendable.size()))
                            .takeBack()
                            .run();
                }
            }
        }
    }

    private void gathering(LocalDate day) {
        UUID gathering = diary.newId();
        GatheringRole role = any(List.of(GatheringRole.values()));
        GatheringKind kind = any(List.of(GatheringKind.CONFERENCE, GatheringKind.SOCIAL));
        diary.tell(new GatheringPlanned(
                gathering, "a gathering", role, kind, "to learn", null, day, day, null, "soup", "cooking"));
        if (random.nextInt(4) == 0) {
            return;
        }
        UUID entry = diary.newId();
        diary.tell(
                role == GatheringRole.HOST
                        ? new GatheringHeld(gathering, entry, diary.instant(day), day, null)
                        : new AttendanceRecorded(gathering, entry, diary.instant(day), day, null));
        amendable.add(new Amendable(
                other -> diary.tell(
                        new AttendanceCorrected(gathering, entry, diary.instant(other), other, null, "a slip")),
                () -> diary.tell(
                        random.nextBoolean()
                                ? new AttendanceRetracted(gathering, entry, "a slip")
                                : new GatheringCancelled(gathering, "it rained"))));
    }

    private void mission(LocalDate day) {
        UUID mission = diary.newId();
        diary.tell(new MissionPlanned(mission, SOMEBODY, day, List.of(), null));
        UUID entry = diary.newId();
        diary.tell(new MissionDebriefed(
                mission,
                entry,
                diary.instant(day),
                day,
                SOMEBODY,
                any(List.of(MissionOutcome.values())),
                "something",
                null,
                null,
                null));
        amendable.add(new Amendable(
                other -> diary.tell(new DebriefCorrected(
                        mission,
                        entry,
                        diary.instant(other),
                        other,
                        random.nextBoolean() ? any(List.of(MissionOutcome.values())) : null,
                        null,
                        null,
                        null,
                        null,
                        "a slip")),
                () -> {
                    diary.tell(new DebriefRetracted(mission, entry, "a slip"));
                    if (random.nextBoolean()) {
                        UUID again = diary.newId();
                        diary.tell(new MissionDebriefed(
                                mission,
                                again,
                                diary.instant(day),
                                day,
                                SOMEBODY,
                                MissionOutcome.ACHIEVED,
                                "something",
                                null,
                                null,
                                null));
                    }
                }));
    }

    private void introduction(LocalDate day) {
        UUID introduction = diary.newId();
        Pair people = new Pair(diary.newId(), diary.newId());
        UUID proposal = diary.newId();
        diary.tell(new IntroductionProposed(introduction, proposal, diary.instant(day), day, people, "why", null));
        UUID first = yes(introduction, people, proposal, people.firstId(), day);
        UUID second = yes(introduction, people, proposal, people.secondId(), day);
        UUID made = diary.newId();
        diary.tell(new IntroductionMade(introduction, made, diary.instant(day), day, people, first, second, null));
        UUID gone = any(List.of(proposal, first, second, made));
        amendable.add(new Amendable(
                other -> diary.tell(new IntroductionEntryCorrected(
                        introduction, any(List.of(first, made)), diary.instant(other), other, null, "a slip")),
                () -> diary.tell(new IntroductionEntryRetracted(introduction, gone, "a slip"))));
    }

    private UUID yes(UUID introduction, Pair people, UUID proposal, UUID who, LocalDate day) {
        UUID entry = diary.newId();
        diary.tell(new IntroductionResponseRecorded(
                introduction,
                entry,
                diary.instant(day),
                day,
                people,
                proposal,
                who,
                IntroductionResponse.ENTHUSIASTIC,
                null));
        return entry;
    }

    private void practice(LocalDate day) {
        UUID entry = diary.newId();
        diary.tell(new SkillPractised(skillSet, entry, diary.instant(day), day, any(SKILLS), null, null, null, null));
        amendable.add(new Amendable(
                other -> diary.tell(new PracticeCorrected(
                        skillSet, entry, diary.instant(other), other, null, null, null, "a slip")),
                () -> diary.tell(new PracticeRetracted(skillSet, entry, null, "a slip"))));
    }
}
