package io.rapport.query.models.coaching;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.Scope;
import io.rapport.query.models.coaching.Desk.Row;
import io.rapport.query.models.coaching.Engagement.Grant;
import io.rapport.query.models.coaching.Engagement.Standing;
import io.rapport.query.models.coaching.EngagementView.Other;
import io.rapport.query.platform.between.CoachDue;
import io.rapport.query.platform.between.GoalsAtRisk;
import io.rapport.query.platform.between.GoalsAtRisk.GoalAtRisk;
import io.rapport.query.platform.consent.ConsentUnavailableException;
import io.rapport.query.platform.consent.Consents;
import io.rapport.query.platform.consent.EndedEngagements;
import io.rapport.query.platform.consent.Open;
import io.rapport.query.platform.projection.Owner;
import io.rapport.query.platform.reading.DocumentsOfMany;
import io.rapport.query.platform.reading.DocumentsOfTwo;
import io.rapport.query.platform.reading.Found;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.rules.MemberCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The engagements of a member, or of a coach. What a coach is told of them is as new as consent is. */
@Repository
class Engagements {

    /** A coach who works with more has those who were silent longest. */
    static final int MOST = 200;

    /** As which the members find it among the looks, and by which scopes. */
    private static final String DESK = "/coaching/desk";

    private static final Set<Scope> TOLD_AT_THE_DESK = Set.of(Scope.TIMELINE_AND_CARDS, Scope.GOALS_AND_PLAN);

    /** So often a desk is read anew because something was opened, closed or arranged meanwhile. */
    private static final int MOST_TRIES = 3;

    /** Of more members the desk does not count the goals. */
    private static final int MOST_WITH_GOALS = 50;

    private final DocumentsOfTwo<Engagement> engagements;
    private final DocumentsOfTwo<PrivateNote> notes;
    private final DocumentsOfTwo<Someone> people;
    private final DocumentsOfMany<MemberCalendar> calendars;
    private final Consents consents;
    private final EndedEngagements ended;
    private final GoalsAtRisk goals;

    Engagements(ReadModels readModels, Consents consents, EndedEngagements ended, GoalsAtRisk goals) {
        engagements = readModels.ofTwo(
                CoachingProjection.NAME, CoachingProjection.ENGAGEMENTS, CoachingProjection.COACH, Engagement.class);
        notes = readModels.ofTwo(
                CoachingProjection.NAME, CoachingProjection.PRIVATE_NOTES, CoachingProjection.COACH, PrivateNote.class);
        people = readModels.ofTwo(
                CoachingProjection.NAME, CoachingProjection.PEOPLE, CoachingProjection.COACH, Someone.class);
        calendars = readModels.ofMany(CoachingProjection.NAME, CoachingProjection.CALENDARS, MemberCalendar.class);
        this.consents = consents;
        this.ended = ended;
        this.goals = goals;
    }

    /** The one with this id, as whoever of its two asks may see it. */
    Optional<EngagementView> find(Owner asking, UUID engagementId) {
        var ofId = Filters.eq("engagementId", engagementId.toString());
        Engagement own = engagements.ofMember(asking, ofId).first();
        if (own != null) {
            return Optional.of(toMember(now(own, ended.of(asking)), known(asking, Set.of(own.coachId()))));
        }
        Engagement coached = engagements.naming(asking, ofId).first();
        if (coached == null) {
            return Optional.empty();
        }
        Map<UUID, String> kept = notes.naming(asking, ofId).into(new ArrayList<>()).stream()
                .collect(Collectors.toMap(PrivateNote::sessionEntryId, PrivateNote::note));
        return Optional.of(
                toCoach(now(coached, consents.notOver(asking)), known(asking, Set.of(coached.member())), kept));
    }

    /** Whether an engagement of this coach is not over, as consent says now. */
    boolean isCurrent(Owner coach, UUID engagementId) {
        return consents.notOver(coach).containsKey(engagementId);
    }

    /** The member whose engagement this is, if whoever asks is one of its two. */
    Optional<Owner> ownerOf(Owner asking, UUID engagementId) {
        var ofId = Filters.eq("engagementId", engagementId.toString());
        if (engagements.ofMember(asking, ofId).first() != null) {
            return Optional.of(asking);
        }
        return Optional.ofNullable(engagements.naming(asking, ofId).first())
                .map(coached -> new Owner(asking.tenantId(), coached.member()));
    }

    /** All in which they are one of the two, the latest first. */
    List<EngagementView> all(Owner asking) {
        List<Engagement> own = latest(engagements.ofMember(asking));
        List<Engagement> coached = latest(engagements.naming(asking));
        Map<UUID, Open> standing = coached.isEmpty() ? Map.of() : consents.notOver(asking);
        Set<UUID> over = own.isEmpty() ? Set.of() : ended.of(asking);
        Map<String, Someone> known = known(
                asking,
                Stream.concat(
                                own.stream().map(Engagement::coachId),
                                coached.stream().map(Engagement::member))
                        .collect(Collectors.toSet()));
        return Stream.concat(
                        own.stream().map(one -> toMember(now(one, over), known)),
                        coached.stream().map(one -> toCoach(now(one, standing), known, Map.of())))
                .sorted(Comparator.comparing(EngagementView::proposedAt)
                        .thenComparing(EngagementView::engagementId)
                        .reversed())
                .toList();
    }

    private static List<Engagement> latest(Found<Engagement> found) {
        return found.sort(Sorts.descending("proposedAt", "engagementId"))
                .limit(MOST)
                .into(new ArrayList<>());
    }

    /** What waits for a coach in engagements that are not over now; of who is nobody's coach no consent is asked. */
    List<CoachDue> due(Owner coach, MemberCalendar calendar, Instant now) {
        if (engagements.naming(coach).first() == null) {
            return List.of();
        }
        Map<UUID, Open> standing = consents.notOver(coach);
        List<Engagement> found = notOver(coach, standing);
        Map<String, Someone> known =
                known(coach, found.stream().map(Engagement::member).collect(Collectors.toSet()));
        return found.stream()
                .map(one -> now(one, standing))
                .flatMap(one -> new Due(one, member(one, known).displayName(), calendar, now).all())
                .toList();
    }

    private List<Engagement> notOver(Owner coach, Map<UUID, Open> standing) {
        return engagements
                .naming(
                        coach,
                        Filters.in(
                                "engagementId",
                                standing.keySet().stream().map(UUID::toString).toList()))
                .limit(MOST)
                .into(new ArrayList<>());
    }

    /**
     * What waits for a coach, and whom they may not have noticed. It is told if consent is still what it was when it
     * was read, and each member finds the look.
     */
    Desk desk(Owner coach, Instant now) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Map<UUID, Open> standing = consents.notOver(coach);
            List<Engagement> found = notOver(coach, standing);
            Desk desk = desk(coach, standing, found, now);
            standing.keySet()
                    .retainAll(found.stream().map(Engagement::engagementId).toList());
            if (consents.looks(standing, TOLD_AT_THE_DESK, DESK)) {
                return desk;
            }
        }
        throw new ConsentUnavailableException();
    }

    private Desk desk(Owner coach, Map<UUID, Open> standing, List<Engagement> found, Instant now) {
        Map<String, Someone> known =
                known(coach, found.stream().map(Engagement::member).collect(Collectors.toSet()));
        List<Engagement> current = found.stream().map(one -> now(one, standing)).toList();
        Map<String, LocalDate> open = goalsOpenFrom(current);
        Map<String, List<GoalAtRisk>> atRisk = goals.of(coach.tenantId(), open, now);
        Map<String, List<MemberCalendar>> chosen = calendarsOfGrants(coach, current);
        return new Desk(
                now,
                current.stream()
                        .map(one -> row(
                                one,
                                known.get(one.member()),
                                chosen.getOrDefault(one.member(), List.of()).stream()
                                        .findFirst()
                                        .orElse(MemberCalendar.DEFAULT),
                                now,
                                open.containsKey(one.member()) ? atRisk.getOrDefault(one.member(), List.of()) : null))
                        .sorted(Comparator.comparing(Row::standing, Comparator.reverseOrder())
                                .thenComparing(Row::lastActiveAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                        .toList());
    }

    /** The first day of each member whose goals are open to the coach. */
    private static Map<String, LocalDate> goalsOpenFrom(List<Engagement> engagements) {
        Map<String, LocalDate> open = new HashMap<>();
        for (Engagement one : engagements) {
            LocalDate from = openFrom(one, Scope.GOALS_AND_PLAN);
            if (!from.equals(LocalDate.MAX) && open.size() < MOST_WITH_GOALS) {
                open.put(one.member(), from);
            }
        }
        return open;
    }

    /** Of members with a grant that begins on a day, which is one of theirs. */
    private Map<String, List<MemberCalendar>> calendarsOfGrants(Owner coach, List<Engagement> engagements) {
        return calendars.find(
                coach.tenantId(),
                engagements.stream()
                        .filter(one -> one.grants().stream().anyMatch(grant -> grant.from() != null))
                        .map(Engagement::member)
                        .collect(Collectors.toSet()));
    }

    private static LocalDate openFrom(Engagement engagement, Scope scope) {
        return engagement.grants().stream()
                .filter(grant -> grant.scope() == scope)
                .map(grant -> grant.from() == null ? LocalDate.MIN : grant.from())
                .findFirst()
                .orElse(LocalDate.MAX);
    }

    private static Row row(
            Engagement engagement,
            @Nullable Someone member,
            MemberCalendar calendar,
            Instant now,
            @Nullable List<GoalAtRisk> goalsAtRisk) {
        LocalDate from = openFrom(engagement, Scope.TIMELINE_AND_CARDS);
        Instant active = member == null ? null : member.lastActiveAt();
        boolean seesIt = active != null && !from.isAfter(calendar.dayOf(active));
        Desk.LastSession last = Desk.last(engagement);
        boolean seesAll = !from.isAfter(last == null ? calendar.dayOf(engagement.proposedAt()) : last.occurredOn());
        return new Row(
                engagement.engagementId(),
                member(engagement, member),
                engagement.standing(),
                engagement.grants(),
                last,
                Desk.next(engagement, now),
                engagement.sessions().stream()
                        .filter(session -> session.waits() && session.askedBy() == Party.MEMBER)
                        .toList(),
                Desk.open(engagement),
                seesIt ? active : null,
                seesAll && member != null ? member.changesSince(engagement.engagementId()) : List.of(),
                goalsAtRisk);
    }

    /** The engagement of a member, who is told at once that it ended. */
    private static Engagement now(Engagement engagement, Set<UUID> over) {
        return over.contains(engagement.engagementId())
                        && !engagement.standing().isOver()
                ? engagement.standing(Standing.ENDED, engagement.reason())
                : engagement;
    }

    /** The engagement with what is open now, which the read model may learn in a moment. */
    private static Engagement now(Engagement engagement, Map<UUID, Open> standing) {
        Open now = standing.get(engagement.engagementId());
        if (now == null) {
            return engagement.standing().isOver()
                    ? engagement
                    : engagement.standing(Standing.ENDED, engagement.reason());
        }
        return engagement
                .standing(now.accepted() ? Standing.ACCEPTED : Standing.PROPOSED, engagement.reason())
                .opened(now.scopes().entrySet().stream()
                        .map(one ->
                                new Grant(one.getKey(), one.getValue().equals(LocalDate.MIN) ? null : one.getValue()))
                        .sorted(Comparator.comparing(Grant::scope))
                        .toList());
    }

    /** How they are called, if they said so, and what else is known of them. */
    Someone whoIs(Owner asking) {
        Someone known = people.ofMember(asking).first();
        return known == null ? Someone.unknown(asking.memberId()) : known;
    }

    private Map<String, Someone> known(Owner asking, Collection<String> subjects) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        Map<String, Someone> known = new HashMap<>();
        people.ofKnown(asking, subjects).forEach(one -> known.put(one.subject(), one));
        return known;
    }

    private static EngagementView toMember(Engagement engagement, Map<String, Someone> known) {
        String coach = engagement.coachId();
        return EngagementView.toMember(
                engagement, Other.of(coach, engagement.tellsNameTo(Party.MEMBER) ? known.get(coach) : null));
    }

    private static EngagementView toCoach(
            Engagement engagement, Map<String, Someone> known, Map<UUID, String> privateNotes) {
        return EngagementView.toCoach(engagement, member(engagement, known), privateNotes);
    }

    private static Other member(Engagement engagement, Map<String, Someone> known) {
        return member(engagement, known.get(engagement.member()));
    }

    private static Other member(Engagement engagement, @Nullable Someone known) {
        return Other.of(engagement.member(), engagement.tellsNameTo(Party.COACH) ? known : null);
    }
}
