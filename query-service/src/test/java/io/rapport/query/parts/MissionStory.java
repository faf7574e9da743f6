package io.rapport.query.parts;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MindOn;
import io.rapport.events.mission.MissionEvent.AnswerCorrected;
import io.rapport.events.mission.MissionEvent.AnswerRecorded;
import io.rapport.events.mission.MissionEvent.AnswerRetracted;
import io.rapport.events.mission.MissionEvent.DebriefCorrected;
import io.rapport.events.mission.MissionEvent.DebriefRetracted;
import io.rapport.events.mission.MissionEvent.MissionCancelled;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.mission.MissionEvent.QuestionAdded;
import io.rapport.events.mission.MissionEvent.QuestionDropped;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.mission.Question;
import io.rapport.events.relationship.Aspect;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens around one mission; days are those of {@link Story}. */
public final class MissionStory {

    private final Log log;
    private final String tenant;
    private final String member;
    private final About about;
    private final UUID mission = UUID.randomUUID();
    private final List<EventEnvelope> events = new ArrayList<>();

    /** A story of this member. */
    public MissionStory(Log log, String tenant, String member, About about) {
        this.log = log;
        this.tenant = tenant;
        this.member = member;
        this.about = about;
    }

    /** A story of its own, for tests of a fold, about this person. */
    public MissionStory(UUID relationshipId) {
        this(new Log(), "acme", "alice", new About(relationshipId, null, null));
    }

    /** The mission that it is about. */
    public UUID mission() {
        return mission;
    }

    /** Everything so far. */
    public List<EventEnvelope> events() {
        return List.copyOf(events);
    }

    private void happens(RapportEvent event) {
        events.add(log.next(tenant, member, event));
    }

    /** The mission is planned; the first question's id. */
    public UUID plan(LocalDate on) {
        Question question = question("What is hard?");
        happens(new MissionPlanned(mission, about, on, List.of(question), "That I build teams"));
        return question.questionId();
    }

    /** One question more. */
    public UUID ask(String text) {
        Question question = question(text);
        happens(new QuestionAdded(mission, question));
        return question.questionId();
    }

    private static Question question(String text) {
        return new Question(UUID.randomUUID(), text, Aspect.HARDEST_CHALLENGE);
    }

    /** One question less. */
    public void drop(UUID question) {
        happens(new QuestionDropped(mission, question));
    }

    /** The mission does not take place. */
    public void cancel() {
        happens(new MissionCancelled(mission, "she is ill"));
    }

    /** An answer at noon. */
    public UUID answer(int day, UUID question, String words) {
        UUID entry = UUID.randomUUID();
        happens(new AnswerRecorded(
                mission, entry, noon(day), Story.day(day), about, question, words, UUID.randomUUID(), null));
        return entry;
    }

    /** An answer was another one. */
    public void correctAnswer(UUID entry, int day, @Nullable String words) {
        happens(new AnswerCorrected(mission, entry, noon(day), Story.day(day), words, "a slip"));
    }

    /** An answer was not given. */
    public void retractAnswer(UUID entry) {
        happens(new AnswerRetracted(mission, entry, "it was somebody else"));
    }

    /** A debrief at noon. */
    public UUID debrief(int day) {
        UUID entry = UUID.randomUUID();
        happens(new MissionDebriefed(
                mission,
                entry,
                noon(day),
                Story.day(day),
                about,
                MissionOutcome.PARTLY,
                "ask less",
                "call",
                3,
                MindOn.THEM));
        return entry;
    }

    /** It went better. */
    public void correctDebrief(UUID entry, int day) {
        happens(new DebriefCorrected(
                mission, entry, noon(day), Story.day(day), MissionOutcome.ACHIEVED, null, null, 5, null, "a slip"));
    }

    /** It was too early. */
    public void retractDebrief(UUID entry) {
        happens(new DebriefRetracted(mission, entry, "too early"));
    }

    private static Instant noon(int day) {
        return Story.day(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
