package io.rapport.query.models.coaching;

import io.rapport.events.coaching.Party;
import io.rapport.query.models.coaching.Engagement.Session;
import io.rapport.query.models.coaching.Engagement.Standing;
import io.rapport.query.platform.web.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a member stands at a coach's desk: what needs the coach comes first. The order tells what the row does, and
 * nothing that is not open.
 */
record Place(Instant rank, UUID engagementId) implements Comparable<Place> {

    /** Of which cursors are. */
    static final String LIST = "coach-desk";

    /** Longer than anybody is silent: the rest of the rank is in which of the groups. */
    private static final long MOST_MILLIS = 100_000_000_000_000L;

    private static final Comparator<Place> ORDER = Comparator.comparing(Place::rank)
            .thenComparing(one -> one.engagementId().toString());

    /** What comes first, in this order; of one group, who was silent longest. */
    private enum Group {
        AT_RISK_AND_UNANSWERED,
        AT_RISK,
        UNANSWERED,
        SILENT,
        PROPOSED_TO;

        static Group of(Engagement engagement, List<Desk.Need> needs) {
            boolean unanswered =
                    needs.contains(Desk.Need.SESSION_UNANSWERED) || needs.contains(Desk.Need.PROPOSAL_UNANSWERED);
            if (needs.contains(Desk.Need.GOALS_AT_RISK)) {
                return unanswered ? AT_RISK_AND_UNANSWERED : AT_RISK;
            }
            if (unanswered) {
                return UNANSWERED;
            }
            return engagement.standing() == Standing.PROPOSED ? PROPOSED_TO : SILENT;
        }
    }

    private static final List<Group> GROUPS = List.of(Group.values());

    static Place of(Engagement engagement, List<Desk.Need> needs, Instant silentSince) {
        long silence = Math.clamp(silentSince.toEpochMilli(), 0, MOST_MILLIS - 1);
        return new Place(
                Instant.ofEpochMilli(GROUPS.indexOf(Group.of(engagement, needs)) * MOST_MILLIS + silence),
                engagement.engagementId());
    }

    /** What an engagement needs of its coach. */
    static List<Desk.Need> needs(Engagement engagement, boolean goalsAtRisk) {
        List<Desk.Need> needs = new ArrayList<>();
        if (goalsAtRisk) {
            needs.add(Desk.Need.GOALS_AT_RISK);
        }
        if (engagement.sessions().stream().anyMatch(Place::waitsForCoach)) {
            needs.add(Desk.Need.SESSION_UNANSWERED);
        }
        if (engagement.standing() == Standing.PROPOSED && engagement.proposedBy() == Party.MEMBER) {
            needs.add(Desk.Need.PROPOSAL_UNANSWERED);
        }
        return List.copyOf(needs);
    }

    static boolean waitsForCoach(Session session) {
        return session.waits() && session.askedBy() == Party.MEMBER;
    }

    boolean isAfter(@Nullable Cursor cursor) {
        return cursor == null || compareTo(new Place(cursor.time(), cursor.id())) > 0;
    }

    Cursor cursor() {
        return new Cursor(LIST, rank, engagementId);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
