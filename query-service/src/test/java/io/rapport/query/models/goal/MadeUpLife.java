package io.rapport.query.models.goal;

import io.rapport.events.RapportEvent;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What made-up members tell, for tests of other read models. */
public final class MadeUpLife {

    private MadeUpLife() {}

    /**
     * So many steps of a life; the same seed lives alike. Who is introduced to somebody was met before, the second
     * through the first.
     */
    public static List<RapportEvent> of(long seed, int steps) {
        RandomHistory history = new RandomHistory(seed);
        history.live(steps, history.anyTracking());
        List<RapportEvent> told = new ArrayList<>();
        for (RapportEvent event : history.diary().events()) {
            if (event instanceof IntroductionProposed proposed) {
                told.add(met(proposed.people().firstId(), proposed, null));
                told.add(met(
                        proposed.people().secondId(),
                        proposed,
                        proposed.people().firstId()));
            }
            told.add(event);
        }
        return told;
    }

    private static PersonMet met(UUID person, IntroductionProposed proposed, @Nullable UUID introducer) {
        return new PersonMet(
                person,
                new UUID(person.getLeastSignificantBits(), person.getMostSignificantBits()),
                proposed.occurredAt(),
                proposed.occurredOn(),
                Diary.SOMEBODY,
                introducer == null ? null : new HowMet(null, introducer, null, null),
                Set.of(),
                null);
    }
}
