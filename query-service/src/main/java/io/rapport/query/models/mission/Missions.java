package io.rapport.query.models.mission;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.events.Owner;
import io.rapport.query.models.mission.Mission.Stage;
import io.rapport.query.platform.calendar.MemberCalendars;
import io.rapport.query.platform.merges.Merges;
import io.rapport.query.platform.merges.Roots;
import io.rapport.query.platform.reading.OwnedDocuments;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The missions of a member, the latest day first. */
@Repository
class Missions {

    /** Of which cursors are. */
    static final String LIST = "missions";

    private static final String ON = "on";
    private static final String MISSION_ID = "missionId";

    private final OwnedDocuments<Mission> missions;
    private final MemberCalendars calendars;
    private final Merges merges;

    Missions(ReadModels readModels) {
        missions = readModels.documents(MissionProjection.NAME, MissionProjection.MISSIONS, Mission.class);
        calendars = new MemberCalendars(readModels, MissionProjection.NAME, MissionProjection.CALENDARS);
        merges = new Merges(readModels, MissionProjection.NAME, MissionProjection.MERGES);
    }

    /** Which missions are asked for: only those that stand so today, and only those about this person, if given. */
    record Search(
            @Nullable MissionStatus status,
            @Nullable UUID relationshipId,
            @Nullable Cursor after,
            int limit) {}

    /** The mission, or empty if the member has no such mission. */
    Optional<Mission> find(Owner owner, UUID missionId) {
        return Optional.ofNullable(missions.findById(owner, missionId.toString()))
                .map(mission -> mission.about(merges.roots(owner, people(List.of(mission)))));
    }

    private static Stream<UUID> people(List<Mission> missions) {
        return missions.stream()
                .flatMap(mission -> Stream.ofNullable(mission.about().relationshipId()));
    }

    Page<Mission> list(Owner owner, Search search, LocalDate today) {
        List<Bson> filters = new ArrayList<>();
        if (search.relationshipId() != null) {
            filters.add(Filters.in(
                    "about.relationshipId", Merges.texts(merges.recordsOfWhoeverIs(owner, search.relationshipId()))));
        }
        if (search.status() != null) {
            filters.addAll(standing(search.status(), today));
        }
        Cursor after = search.after();
        if (after != null) {
            filters.addAll(after.afterInDescendingDays(ON, MISSION_ID));
        }
        List<Mission> found = missions.find(owner, filters)
                .sort(Sorts.descending(ON, MISSION_ID))
                .limit(search.limit() + 1)
                .into(new ArrayList<>());
        Roots roots = merges.roots(owner, people(found));
        return Page.of(found, search.limit(), last -> Cursor.ofDay(LIST, last.on(), last.missionId()))
                .map(mission -> mission.about(roots));
    }

    /** What {@link Mission#status} says, as a filter. */
    private static List<Bson> standing(MissionStatus status, LocalDate today) {
        return switch (status) {
            case PLANNED -> List.of(in(Stage.OPEN), Filters.gte(ON, today.toString()));
            case TO_DEBRIEF -> List.of(in(Stage.OPEN), Filters.lt(ON, today.toString()));
            case DEBRIEFED -> List.of(in(Stage.DEBRIEFED));
            case CANCELLED -> List.of(in(Stage.CANCELLED));
        };
    }

    private static Bson in(Stage stage) {
        return Filters.eq("stage", stage.name());
    }

    /** The member's day at that instant. */
    LocalDate today(Owner owner, Instant now) {
        return calendars.of(owner).dayOf(now);
    }
}
