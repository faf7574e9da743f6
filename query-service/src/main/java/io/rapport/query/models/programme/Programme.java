package io.rapport.query.models.programme;

import io.rapport.events.programme.ProgrammeCoach;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeChanged;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeOpened;
import io.rapport.events.programme.Sponsor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A programme as it is now; it is the tenant's.
 *
 * @param coached who was a coach of it, and when: what they looked at then was in it, whoever its coaches are now
 */
record Programme(
        UUID programmeId,
        Instant openedAt,
        String name,
        List<String> coachIds,
        @Nullable Sponsor sponsor,
        LocalDate from,
        @Nullable LocalDate to,
        boolean closed,
        @Nullable String closedBecause,
        List<Coached> coached) {

    /**
     * When somebody was a coach of it.
     *
     * @param to absent as long as it lasts
     */
    record Coached(String coachId, Instant from, @Nullable Instant to) {

        private boolean holds(String coach, Instant at) {
            return coachId.equals(coach) && !at.isBefore(from) && (to == null || at.isBefore(to));
        }
    }

    static Programme of(ProgrammeOpened event, Instant at) {
        return new Programme(
                event.programmeId(),
                at,
                event.name(),
                ids(event.coaches()),
                event.sponsor(),
                event.from(),
                event.to(),
                false,
                null,
                coached(List.of(), ids(event.coaches()), at));
    }

    Programme changed(ProgrammeChanged event, Instant at) {
        return new Programme(
                programmeId,
                openedAt,
                event.name(),
                ids(event.coaches()),
                event.sponsor(),
                event.from(),
                event.to(),
                closed,
                closedBecause,
                coached(coached, ids(event.coaches()), at));
    }

    Programme close(@Nullable String reason) {
        return new Programme(programmeId, openedAt, name, coachIds, sponsor, from, to, true, reason, coached);
    }

    /** Whoever is one no more was one until then, and whoever was none is one from then on. */
    private static List<Coached> coached(List<Coached> before, List<String> now, Instant at) {
        List<Coached> all = new ArrayList<>();
        Set<String> going = new HashSet<>();
        for (Coached one : before) {
            if (one.to() != null || now.contains(one.coachId())) {
                all.add(one);
                if (one.to() == null) {
                    going.add(one.coachId());
                }
            } else {
                all.add(new Coached(one.coachId(), one.from(), at));
            }
        }
        now.stream()
                .distinct()
                .filter(coach -> !going.contains(coach))
                .forEach(coach -> all.add(new Coached(coach, at, null)));
        return List.copyOf(all);
    }

    /** Whether this was one of its coaches then. */
    boolean wasCoachedBy(String coach, Instant at) {
        return coached.stream().anyMatch(one -> one.holds(coach, at));
    }

    private static List<String> ids(List<ProgrammeCoach> coaches) {
        return coaches.stream().map(ProgrammeCoach::coachId).toList();
    }
}
