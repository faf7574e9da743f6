package io.rapport.query.models.coaching;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.events.Owner;
import io.rapport.events.coaching.Party;
import io.rapport.query.models.coaching.Engagement.Standing;
import io.rapport.query.models.coaching.EngagementView.Other;
import io.rapport.query.platform.between.CoachDue;
import io.rapport.query.platform.consent.Asked;
import io.rapport.query.platform.consent.EndedEngagements;
import io.rapport.query.platform.consent.ToldToCoaches;
import io.rapport.query.platform.reading.DocumentsOfTwo;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The engagements of a member, or of a coach. What a coach is told of them is as new as consent is. */
@Repository
class Engagements {

    /** Of which cursors are. */
    static final String LIST = "engagements";

    /** So many are read at a time where a coach is told of all of theirs. */
    static final int PART = 50;

    private static final String PROPOSED_AT = "proposedAt";
    private static final String ID = "engagementId";

    private final DocumentsOfTwo<Engagement> engagements;
    private final DocumentsOfTwo<PrivateNote> notes;
    private final DocumentsOfTwo<Someone> people;
    private final ToldToCoaches told;
    private final EndedEngagements ended;

    Engagements(ReadModels readModels, ToldToCoaches told, EndedEngagements ended) {
        engagements = readModels.ofTwo(
                CoachingProjection.NAME, CoachingProjection.ENGAGEMENTS, CoachingProjection.COACH, Engagement.class);
        notes = readModels.ofTwo(
                CoachingProjection.NAME, CoachingProjection.PRIVATE_NOTES, CoachingProjection.COACH, PrivateNote.class);
        people = readModels.ofTwo(
                CoachingProjection.NAME, CoachingProjection.PEOPLE, CoachingProjection.COACH, Someone.class);
        this.told = told;
        this.ended = ended;
    }

    /** The one with this id, as whoever of its two asks may see it. */
    Optional<EngagementView> find(Owner asking, UUID engagementId) {
        Engagement found = ofEither(asking, engagementId);
        if (found == null) {
            return Optional.empty();
        }
        if (found.member().equals(asking.memberId())) {
            return Optional.of(
                    toMember(Current.ofMember(found, ended.of(asking)), known(asking, Set.of(found.coachId()))));
        }
        return Optional.of(told.of(asking, Set.of(engagementId), asked -> {
            Map<UUID, String> kept =
                    notes.naming(asking, Filters.eq(ID, engagementId.toString())).into(new ArrayList<>()).stream()
                            .collect(Collectors.toMap(PrivateNote::sessionEntryId, PrivateNote::note));
            return toCoach(Current.ofCoach(found, asked.standing()), known(asking, Set.of(found.member())), kept);
        }));
    }

    private @Nullable Engagement ofEither(Owner asking, UUID engagementId) {
        return engagements
                .ofEither(asking, Filters.eq("_id", engagementId.toString()))
                .first();
    }

    /**
     * What is told of one engagement to whoever of its two asks.
     *
     * @param read what is told, of this member's; to a coach it is while the engagement is not over
     * @param over what a coach is told of one that is
     * @return empty if whoever asks is neither of the two
     */
    <T> Optional<T> told(Owner asking, UUID engagementId, Function<Owner, T> read, T over) {
        Engagement found = ofEither(asking, engagementId);
        if (found == null) {
            return Optional.empty();
        }
        Owner owner = new Owner(asking.tenantId(), found.member());
        return Optional.of(
                owner.equals(asking)
                        ? read.apply(owner)
                        : told.of(
                                asking,
                                Set.of(engagementId),
                                asked -> asked.isCurrent(engagementId) ? read.apply(owner) : over));
    }

    /** Those in which they are one of the two, the latest first. */
    Page<EngagementView> list(Owner asking, @Nullable Cursor after, int limit) {
        List<Bson> filters = after == null ? List.of() : after.afterInDescending(PROPOSED_AT, ID);
        Page<Engagement> page = Page.of(
                latest(asking, limit + 1, filters),
                limit,
                last -> new Cursor(LIST, last.proposedAt(), last.engagementId()));
        return new Page<>(views(asking, page.items()), page.next());
    }

    /** Those of them that are not over. */
    List<EngagementView> current(Owner asking, int most) {
        Bson current = Filters.in("standing", Standing.PROPOSED.name(), Standing.ACCEPTED.name());
        return views(asking, latest(asking, most, List.of(current))).stream()
                .filter(one -> !one.standing().isOver())
                .toList();
    }

    private List<Engagement> latest(Owner asking, int most, List<Bson> filters) {
        return engagements
                .ofEither(asking, filters.toArray(Bson[]::new))
                .sort(Sorts.descending(PROPOSED_AT, ID))
                .limit(most)
                .into(new ArrayList<>());
    }

    private List<EngagementView> views(Owner asking, List<Engagement> found) {
        Predicate<Engagement> own = one -> one.member().equals(asking.memberId());
        Set<UUID> over = found.stream().anyMatch(own) ? ended.of(asking) : Set.of();
        List<UUID> coached = found.stream()
                .filter(own.negate())
                .map(Engagement::engagementId)
                .toList();
        return told.of(asking, coached, asked -> {
            Map<String, Someone> known = known(
                    asking,
                    found.stream()
                            .map(one -> own.test(one) ? one.coachId() : one.member())
                            .collect(Collectors.toSet()));
            return found.stream()
                    .map(one -> own.test(one)
                            ? toMember(Current.ofMember(one, over), known)
                            : toCoach(Current.ofCoach(one, asked.standing()), known, Map.of()))
                    .toList();
        });
    }

    /**
     * What waits for a coach on these days, and what is overdue, in engagements that are not over now; of who is
     * nobody's coach no consent is asked.
     */
    List<CoachDue> due(Owner coach, MemberCalendar calendar, LocalDate from, LocalDate to, Instant now) {
        if (engagements.naming(coach).first() == null) {
            return List.of();
        }
        LocalDate today = calendar.dayOf(now);
        return told.of(coach, asked -> {
            List<CoachDue> due = new ArrayList<>();
            inParts(
                    coach,
                    asked,
                    (part, known) -> part.stream()
                            .flatMap(one -> new Due(
                                            one,
                                            member(one, known.get(one.member())).displayName(),
                                            calendar,
                                            now)
                                    .all())
                            .filter(one -> one.day().isBefore(today)
                                    || (!one.day().isBefore(from) && one.day().isBefore(to)))
                            .forEach(due::add));
            return due;
        });
    }

    /** All of a coach that are not over, as consent has them now, a few at a time, with who the members are. */
    void inParts(Owner coach, Asked asked, BiConsumer<List<Engagement>, Map<String, Someone>> each) {
        List<String> ids =
                asked.standing().keySet().stream().map(UUID::toString).sorted().toList();
        for (int from = 0; from < ids.size(); from += PART) {
            List<Engagement> part = engagements
                    .naming(coach, Filters.in("_id", ids.subList(from, Math.min(ids.size(), from + PART))))
                    .map(one -> Current.ofCoach(one, asked.standing()))
                    .into(new ArrayList<>());
            each.accept(part, known(coach, part.stream().map(Engagement::member).collect(Collectors.toSet())));
        }
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
        return EngagementView.toCoach(engagement, member(engagement, known.get(engagement.member())), privateNotes);
    }

    /** The member, by name to whom they may be named. */
    static Other member(Engagement engagement, @Nullable Someone known) {
        return Other.of(engagement.member(), engagement.tellsNameTo(Party.COACH) ? known : null);
    }
}
