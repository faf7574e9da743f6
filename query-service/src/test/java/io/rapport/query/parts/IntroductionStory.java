package io.rapport.query.parts;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryCorrected;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryRetracted;
import io.rapport.events.introduction.IntroductionEvent.IntroductionMade;
import io.rapport.events.introduction.IntroductionEvent.IntroductionOutcomeRecorded;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.IntroductionEvent.IntroductionResponseRecorded;
import io.rapport.events.introduction.IntroductionEvent.IntroductionWithdrawn;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.introduction.Pair;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens around one introduction; days are those of {@link Story}. */
public final class IntroductionStory {

    private final Log log;
    private final String tenant;
    private final String member;
    private final Pair people;
    private final UUID introduction = UUID.randomUUID();
    private final List<EventEnvelope> events = new ArrayList<>();

    /** A story of this member and two of their people. */
    public IntroductionStory(Log log, String tenant, String member, Pair people) {
        this.log = log;
        this.tenant = tenant;
        this.member = member;
        this.people = people;
    }

    /** A story of its own, for tests of a fold. */
    public IntroductionStory() {
        this(new Log(), "acme", "alice", new Pair(UUID.randomUUID(), UUID.randomUUID()));
    }

    /** The introduction that it is about. */
    public UUID introduction() {
        return introduction;
    }

    /** One of the two. */
    public UUID first() {
        return people.firstId();
    }

    /** The other. */
    public UUID second() {
        return people.secondId();
    }

    /** Everything so far. */
    public List<EventEnvelope> events() {
        return List.copyOf(events);
    }

    private void happens(RapportEvent event) {
        events.add(log.next(tenant, member, event));
    }

    /** The idea. */
    public UUID propose(int day) {
        UUID entry = UUID.randomUUID();
        happens(new IntroductionProposed(
                introduction, entry, noon(day), Story.day(day), people, "both sail", UUID.randomUUID()));
        return entry;
    }

    /** What one of the two says to it. */
    public UUID respond(int day, UUID proposal, UUID who, IntroductionResponse response) {
        UUID entry = UUID.randomUUID();
        happens(new IntroductionResponseRecorded(
                introduction, entry, noon(day), Story.day(day), people, proposal, who, response, "well"));
        return entry;
    }

    /** They get to know each other. */
    public UUID make(int day, UUID firstResponse, UUID secondResponse) {
        UUID entry = UUID.randomUUID();
        happens(new IntroductionMade(
                introduction, entry, noon(day), Story.day(day), people, firstResponse, secondResponse, "at lunch"));
        return entry;
    }

    /** What came of it. */
    public UUID outcome(int day, UUID making, boolean onTarget) {
        UUID entry = UUID.randomUUID();
        happens(new IntroductionOutcomeRecorded(
                introduction, entry, noon(day), Story.day(day), people, making, onTarget, "they sail"));
        return entry;
    }

    /** The member gives it up. */
    public void withdraw(UUID proposal) {
        happens(new IntroductionWithdrawn(introduction, proposal, "too late"));
    }

    /** An entry is put right. */
    public void correct(UUID entry, int day, @Nullable String text) {
        happens(new IntroductionEntryCorrected(introduction, entry, noon(day), Story.day(day), text, "a slip"));
    }

    /** An entry is taken back. */
    public void retract(UUID entry) {
        happens(new IntroductionEntryRetracted(introduction, entry, "it was otherwise"));
    }

    /** Proposed on the first day, wanted by both on the second and third, made on the fourth, told on the fifth. */
    public static IntroductionStory ofEverything() {
        IntroductionStory story = new IntroductionStory();
        UUID proposal = story.propose(1);
        UUID first = story.respond(2, proposal, story.first(), IntroductionResponse.ENTHUSIASTIC);
        UUID second = story.respond(3, proposal, story.second(), IntroductionResponse.ENTHUSIASTIC);
        story.outcome(5, story.make(4, first, second), true);
        return story;
    }

    private static Instant noon(int day) {
        return Story.day(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
