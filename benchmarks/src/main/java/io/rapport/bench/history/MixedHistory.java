package io.rapport.bench.history;

import io.rapport.events.EventEnvelope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Members who do all that Rapport is for, about 500 events each, in the 300 days up to {@code today}: goals,
 * gatherings, and people of whom a handful are on their mind at a time.
 */
public record MixedHistory(long size, LocalDate today) implements History {
    /** The tenant of all members. */
    public static final String TENANT = "bench";

    private static final int EVENTS_OF_A_MEMBER = 500;

    @Override
    public String name() {
        return "%,d generated events".formatted(size);
    }

    /** How many members there are; they are called {@link #member} 0 and so on. */
    public int members() {
        return Math.toIntExact(Math.max(1, size / EVENTS_OF_A_MEMBER));
    }

    /** The name of a member. */
    public static String member(int number) {
        return "bench-" + number;
    }

    @Override
    public void tell(Consumer<EventEnvelope> to) {
        Ids ids = new Ids(3);
        SplittableRandom random = new SplittableRandom(4);
        List<MemberYear> members = new ArrayList<>();
        for (int number = 0; number < members(); number++) {
            members.add(new MemberYear(ids, random, today.minusDays(300), EVENTS_OF_A_MEMBER / 300.0));
        }
        Envelopes envelopes = new Envelopes(TENANT, new Ids(5));
        while (envelopes.position() < size) {
            int number = random.nextInt(members.size());
            to.accept(envelopes.next(member(number), members.get(number).next()));
        }
    }
}
