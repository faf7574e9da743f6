package io.rapport.query.models.programme;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.events.MemberKey;
import io.rapport.events.Owner;
import io.rapport.query.models.programme.Enrolment.Standing;
import io.rapport.query.models.programme.ProgrammeView.Numbers;
import io.rapport.query.models.programme.ProgrammeView.Participant;
import io.rapport.query.platform.between.EngagedMembers;
import io.rapport.query.platform.between.ProgrammesOfMembers;
import io.rapport.query.platform.reading.DocumentsOfTwo;
import io.rapport.query.platform.reading.OwnedDocuments;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.platform.reading.Revisions;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The programmes of a tenant. An admin knows all of them, a coach those that they are a coach of, a member those to
 * which they were invited or in which they take part; for anybody else there is none.
 */
@Repository
class Programmes implements ProgrammesOfMembers {

    /** Of which cursors are. */
    static final String LIST = "programmes";

    /** Of which cursors of one programme are. */
    static final String MEMBERS = "members-of-programme";

    private static final String OPENED_AT = "openedAt";
    private static final String STANDING = "standing";
    private static final int MOST_OF_A_MEMBER = 100;

    private final OwnedDocuments<Programme> programmes;
    private final OwnedDocuments<Enrolment> own;
    private final DocumentsOfTwo<Enrolment> enrolments;
    private final EngagedMembers engaged;
    private final Revisions revisions;

    Programmes(ReadModels readModels, EngagedMembers engaged, Revisions revisions) {
        this.revisions = revisions;
        programmes = readModels.documents(ProgrammeProjection.NAME, ProgrammeProjection.PROGRAMMES, Programme.class);
        own = readModels.documents(ProgrammeProjection.NAME, ProgrammeProjection.ENROLMENTS, Enrolment.class);
        enrolments = readModels.ofTwo(
                ProgrammeProjection.NAME,
                ProgrammeProjection.ENROLMENTS,
                ProgrammeProjection.PROGRAMME,
                Enrolment.class);
        this.engaged = engaged;
    }

    /** Those that they have to do with, the last opened first. */
    Page<ProgrammeView> list(Owner asking, boolean admin, @Nullable Cursor after, int limit) {
        Map<UUID, Enrolment> mine = ofMember(asking);
        List<Bson> filters = new ArrayList<>();
        if (!admin) {
            filters.add(Filters.or(Filters.eq("coachIds", asking.memberId()), Filters.in("_id", texts(mine.keySet()))));
        }
        if (after != null) {
            filters.addAll(after.afterInDescending(OPENED_AT, ProgrammeProjection.PROGRAMME));
        }
        List<Programme> found = programmes
                .find(tenant(asking), filters)
                .sort(Sorts.descending(OPENED_AT, ProgrammeProjection.PROGRAMME))
                .limit(limit + 1)
                .into(new ArrayList<>());
        return Page.of(found, limit, last -> new Cursor(LIST, last.openedAt(), last.programmeId()))
                .map(one -> ProgrammeView.of(one, admin, standing(mine, one)));
    }

    /**
     * How far what is theirs to change of a programme is: to an admin that is the programme, to a member how they stand
     * to it.
     */
    @Nullable
    Long sequence(Owner asking, boolean admin, UUID programmeId) {
        if (admin) {
            return revisions.ofAggregate(ProgrammeProjection.NAME, tenant(asking), programmeId.toString());
        }
        Enrolment mine = ofMember(asking).get(programmeId);
        return mine == null
                ? null
                : revisions.ofAggregate(
                        ProgrammeProjection.NAME, asking, mine.enrolmentId().toString());
    }

    /** One of those that they have to do with, with a part of its members for who may know of them. */
    Optional<ProgrammeView> find(Owner asking, boolean admin, UUID programmeId, @Nullable Cursor after, int limit) {
        Programme found = programmes.findById(tenant(asking), programmeId.toString());
        if (found == null) {
            return Optional.empty();
        }
        Standing you = standing(ofMember(asking), found);
        boolean coach = found.coachIds().contains(asking.memberId());
        if (!admin && !coach) {
            return you == null ? Optional.empty() : Optional.of(ProgrammeView.of(found, false, you));
        }
        Owner programme = new Owner(asking.tenantId(), programmeId.toString());
        return Optional.of(ProgrammeView.of(
                found,
                admin,
                you,
                Numbers.of(enrolments.countsNaming(programme, STANDING)),
                members(programme, admin, coach ? engaged.of(asking) : Map.of(), after, limit)));
    }

    /** An admin sees who, since somebody has to help them; names are for those who work with them. */
    private Page<Participant> members(
            Owner programme, boolean admin, Map<String, Optional<String>> known, @Nullable Cursor after, int limit) {
        List<Bson> filters = new ArrayList<>(List.of(Filters.ne(STANDING, Standing.FORGOTTEN.name())));
        if (!admin) {
            filters.add(Filters.in("member", known.keySet()));
        }
        if (after != null) {
            filters.add(Filters.gt("_id", after.id().toString()));
        }
        List<Enrolment> found = enrolments
                .naming(programme, filters.toArray(Bson[]::new))
                .sort(Sorts.ascending("_id"))
                .limit(limit + 1)
                .into(new ArrayList<>());
        return Page.of(found, limit, last -> new Cursor(MEMBERS, Instant.EPOCH, last.enrolmentId()))
                .map(one -> new Participant(
                        one.member(),
                        known.getOrDefault(one.member(), Optional.empty()).orElse(null),
                        one.standing()));
    }

    /** Those of a member that they may know of: who declined or left has nothing to do with it any more. */
    private Map<UUID, Enrolment> ofMember(Owner member) {
        return own
                .find(member, Filters.in(STANDING, Standing.INVITED.name(), Standing.ENROLLED.name()))
                .limit(MOST_OF_A_MEMBER)
                .into(new ArrayList<>())
                .stream()
                .collect(Collectors.toMap(Enrolment::programmeId, Function.identity()));
    }

    private static @Nullable Standing standing(Map<UUID, Enrolment> mine, Programme programme) {
        Enrolment enrolment = mine.get(programme.programmeId());
        return enrolment == null ? null : enrolment.standing();
    }

    private static List<String> texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    private static Owner tenant(Owner asking) {
        return new Owner(asking.tenantId(), MemberKey.TENANT);
    }

    @Override
    public Map<UUID, String> names(Owner asking, Collection<UUID> programmeIds) {
        Map<UUID, String> names = new HashMap<>();
        if (!programmeIds.isEmpty()) {
            programmes
                    .find(tenant(asking), Filters.in("_id", texts(programmeIds)))
                    .forEach(one -> names.put(one.programmeId(), one.name()));
        }
        return names;
    }

    @Override
    public List<Shared> shared(Owner member) {
        List<Enrolment> all = own.find(member).limit(MOST_OF_A_MEMBER).into(new ArrayList<>()).stream()
                .filter(one -> !one.times().isEmpty())
                .toList();
        if (all.isEmpty()) {
            return List.of();
        }
        Map<UUID, Programme> known = programmes
                .find(
                        tenant(member),
                        Filters.in(
                                "_id",
                                texts(all.stream().map(Enrolment::programmeId).toList())))
                .into(new ArrayList<>())
                .stream()
                .collect(Collectors.toMap(Programme::programmeId, Function.identity()));
        return all.stream()
                .filter(one -> known.containsKey(one.programmeId()))
                .<Shared>map(one -> new Joined(one, Objects.requireNonNull(known.get(one.programmeId()))))
                .toList();
    }

    private record Joined(Enrolment enrolment, Programme programme) implements Shared {

        @Override
        public UUID programmeId() {
            return programme.programmeId();
        }

        @Override
        public boolean joins(String coach, Instant at) {
            return programme.wasCoachedBy(coach, at) && enrolment.lasted(at);
        }
    }
}
