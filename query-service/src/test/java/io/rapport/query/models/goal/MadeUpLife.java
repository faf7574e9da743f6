package io.rapport.query.models.goal;

import io.rapport.events.RapportEvent;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What made-up members tell, for tests of other read models. */
public final class MadeUpLife {

    private MadeUpLife() {}

    /** So many steps of a life; the same seed lives alike. Who is introduced to somebody was met before. */
    public static List<RapportEvent> of(long seed, int steps) {
        RandomHistory history = new RandomHistory(seed);
        history.live(steps, history.anyTracking());
        List<RapportEvent> told = new ArrayList<>();
        for (RapportEvent event : history.diary().events()) {
            if (event instanceof IntroductionProposed proposed) {
                told.add(met(proposed.people().firstId(), proposed));
                told.add(met(proposed.people().secondId(), proposed));
            }
            told.add(event);
        }
        return told;
    }

    private static PersonMet met(UUID person, IntroductionProposed proposed) {
        return new PersonMet(
                person,
                new UUID(person.getLeastSignificantBits(), person.getMostSignificantBits()),
                proposed.occurredAt(),
                proposed.occurredOn(),
                Diary.SOMEBODY,
                null,
                Set.of(),
                null);
    }
}
