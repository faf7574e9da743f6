package io.rapport.query.models.goal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rapport.events.Owner;
import io.rapport.query.platform.reading.Revisions;
import io.rapport.query.rules.MemberCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Whether members are behind with any goal, kept until the read model has another event of theirs or their day is over:
 * so that a list of many members costs what changed of them, and not what all of them ever did.
 */
@Component
final class KnownBehind {

    /** No words are kept, so this may be longer than answers are. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int MOST_MEMBERS = 100_000;

    private final Revisions revisions;
    private final Cache<Owner, Known> known = Caffeine.newBuilder()
            .expireAfterWrite(LONGEST)
            .maximumSize(MOST_MEMBERS)
            .build();

    /** How a member stands, on days of this calendar. */
    record Standing(MemberCalendar calendar, boolean behind) {}

    private record Known(DailyAnswers.Basis basis, Standing standing) {}

    KnownBehind(Revisions revisions) {
        this.revisions = revisions;
    }

    /**
     * How each of these members stands.
     *
     * @param count counts it for those of whom it is not known
     */
    Map<String, Standing> of(
            String tenantId, Set<String> members, Instant now, Function<Set<String>, Map<String, Standing>> count) {
        // Read before any document, so that what is counted is never older than what it is kept under.
        Map<String, Long> current = revisions.ofMembers(GoalProgressProjection.NAME, tenantId, members);
        Map<String, Standing> found = new HashMap<>();
        Set<String> unknown = new HashSet<>(members);
        current.forEach((member, revision) -> {
            Known last = known.getIfPresent(new Owner(tenantId, member));
            if (last != null && last.basis().holds(revision, now)) {
                found.put(member, last.standing());
                unknown.remove(member);
            }
        });
        if (!unknown.isEmpty()) {
            count.apply(unknown).forEach((member, standing) -> {
                found.put(member, standing);
                Long revision = current.get(member);
                if (revision != null) {
                    MemberCalendar calendar = standing.calendar();
                    DailyAnswers.Basis basis = new DailyAnswers.Basis(revision, calendar, calendar.dayOf(now));
                    known.put(new Owner(tenantId, member), new Known(basis, standing));
                }
            });
        }
        return found;
    }
}
