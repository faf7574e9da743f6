package io.rapport.query.models.coaching;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.query.models.coaching.Desk.LastSession;
import io.rapport.query.models.coaching.Desk.Need;
import io.rapport.query.models.coaching.Desk.Row;
import io.rapport.query.platform.between.GoalsAtRisk;
import io.rapport.query.platform.between.GoalsAtRisk.GoalAtRisk;
import io.rapport.query.platform.consent.Asked;
import io.rapport.query.platform.consent.ToldToCoaches;
import io.rapport.query.platform.reading.DocumentsOfMany;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Page;
import io.rapport.query.rules.MemberCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The desks of coaches. Whoever is coached passes by, a few at a time, each by one document of the engagement and one
 * of the member; those who come next stay.
 */
@Repository
class Desks {

    /** As which the members find it among the looks, and by which scopes. */
    private static final String DESK = "/coaching/desk";

    private static final Set<Scope> TOLD_AT_THE_DESK = Set.of(Scope.TIMELINE_AND_CARDS, Scope.GOALS_AND_PLAN);

    private final Engagements engagements;
    private final DocumentsOfMany<MemberCalendar> calendars;
    private final ToldToCoaches told;
    private final GoalsAtRisk goals;

    Desks(ReadModels readModels, Engagements engagements, ToldToCoaches told, GoalsAtRisk goals) {
        this.engagements = engagements;
        this.told = told;
        this.goals = goals;
        calendars = readModels.ofMany(CoachingProjection.NAME, CoachingProjection.CALENDARS, MemberCalendar.class);
    }

    /** What is known of a member that may be told. */
    private record Seen(Engagement engagement, @Nullable Someone member, MemberCalendar calendar) {

        /** When the member recorded something last, if that is open. */
        @Nullable
        Instant lastActiveAt() {
            Instant active = member == null ? null : member.lastActiveAt();
            return active != null && !timelineFrom().isAfter(calendar.dayOf(active)) ? active : null;
        }

        private LocalDate timelineFrom() {
            return Current.openFrom(engagement, Scope.TIMELINE_AND_CARDS);
        }

        /** Since when the coach has heard nothing of them. */
        Instant silentSince() {
            Instant since = engagement.proposedAt();
            Instant active = lastActiveAt();
            if (active != null && active.isAfter(since)) {
                since = active;
            }
            LastSession last = Desk.last(engagement);
            return last != null && last.occurredAt().isAfter(since) ? last.occurredAt() : since;
        }

        Place place(boolean atRisk) {
            return Place.of(engagement, Place.needs(engagement, atRisk), silentSince());
        }

        /** @param atRisk absent unless goals are open */
        Row row(Instant now, @Nullable List<GoalAtRisk> atRisk) {
            LastSession last = Desk.last(engagement);
            boolean seesAll =
                    !timelineFrom().isAfter(last == null ? calendar.dayOf(engagement.proposedAt()) : last.occurredOn());
            List<Need> needs = Place.needs(engagement, atRisk != null && !atRisk.isEmpty());
            return new Row(
                    engagement.engagementId(),
                    Engagements.member(engagement, member),
                    engagement.standing(),
                    needs,
                    silentSince(),
                    engagement.grants(),
                    last,
                    Desk.next(engagement, now),
                    engagement.sessions().stream().filter(Place::waitsForCoach).toList(),
                    Desk.open(engagement),
                    lastActiveAt(),
                    seesAll && member != null ? member.changesSince(engagement.engagementId()) : List.of(),
                    atRisk);
        }
    }

    /** What waits for a coach, and whom they may not have noticed. Each member who is told of finds the look. */
    Desk desk(Owner coach, @Nullable Cursor after, int limit, Instant now) {
        return told.of(coach, asked -> desk(coach, asked, after, limit, now));
    }

    private Desk desk(Owner coach, Asked asked, @Nullable Cursor after, int limit, Instant now) {
        TreeMap<Place, Seen> first = new TreeMap<>();
        engagements.inParts(coach, asked, (part, known) -> {
            Map<String, List<MemberCalendar>> chosen = calendarsOfGrants(coach, part);
            Set<String> atRisk = goals.membersWithAny(coach.tenantId(), goalsOpenFrom(part), now);
            for (Engagement one : part) {
                MemberCalendar calendar = chosen.getOrDefault(one.member(), List.of()).stream()
                        .findFirst()
                        .orElse(MemberCalendar.DEFAULT);
                Seen seen = new Seen(one, known.get(one.member()), calendar);
                Place place = seen.place(atRisk.contains(one.member()));
                if (place.isAfter(after)) {
                    first.put(place, seen);
                    if (first.size() > limit + 1) {
                        first.pollLastEntry();
                    }
                }
            }
        });
        Page<Place> page = Page.of(List.copyOf(first.keySet()), limit, Place::cursor);
        List<Seen> seen = page.items().stream()
                .map(place -> Objects.requireNonNull(first.get(place)))
                .toList();
        asked.looksAt(DESK, page.items().stream().map(Place::engagementId).toList(), TOLD_AT_THE_DESK);
        return new Desk(now, rows(coach, seen, now), page.next());
    }

    private List<Row> rows(Owner coach, List<Seen> seen, Instant now) {
        Map<String, LocalDate> open =
                goalsOpenFrom(seen.stream().map(Seen::engagement).toList());
        Map<String, List<GoalAtRisk>> atRisk = new HashMap<>();
        for (Map<String, LocalDate> some : partsOf(open)) {
            atRisk.putAll(goals.of(coach.tenantId(), some, now));
        }
        return seen.stream()
                .map(one -> {
                    String member = one.engagement().member();
                    return one.row(now, open.containsKey(member) ? atRisk.getOrDefault(member, List.of()) : null);
                })
                .toList();
    }

    private static List<Map<String, LocalDate>> partsOf(Map<String, LocalDate> open) {
        List<Map<String, LocalDate>> parts = new ArrayList<>();
        open.forEach((member, from) -> {
            if (parts.isEmpty() || parts.getLast().size() == Engagements.PART) {
                parts.add(new HashMap<>());
            }
            parts.getLast().put(member, from);
        });
        return parts;
    }

    /** The first day of each member whose goals are open to the coach. */
    private static Map<String, LocalDate> goalsOpenFrom(Collection<Engagement> engagements) {
        Map<String, LocalDate> open = new HashMap<>();
        for (Engagement one : engagements) {
            LocalDate from = Current.openFrom(one, Scope.GOALS_AND_PLAN);
            if (!from.equals(LocalDate.MAX)) {
                open.put(one.member(), from);
            }
        }
        return open;
    }

    /** Of members with a grant that begins on a day, which is one of theirs. */
    private Map<String, List<MemberCalendar>> calendarsOfGrants(Owner coach, Collection<Engagement> engagements) {
        return calendars.find(
                coach.tenantId(),
                engagements.stream()
                        .filter(one -> one.grants().stream().anyMatch(grant -> grant.from() != null))
                        .map(Engagement::member)
                        .collect(Collectors.toSet()));
    }
}
