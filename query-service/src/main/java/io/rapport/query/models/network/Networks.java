package io.rapport.query.models.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.events.Owner;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.query.models.network.NetworkOverview.Collecting;
import io.rapport.query.models.network.NetworkOverview.Drifting;
import io.rapport.query.models.network.NetworkOverview.Flows;
import io.rapport.query.models.network.NetworkOverview.Introductions;
import io.rapport.query.models.network.NetworkOverview.KindShare;
import io.rapport.query.models.network.NetworkOverview.Month;
import io.rapport.query.models.network.NetworkOverview.More;
import io.rapport.query.models.network.NetworkOverview.Share;
import io.rapport.query.models.network.NetworkOverview.Waiting;
import io.rapport.query.platform.calendar.MemberCalendars;
import io.rapport.query.platform.reading.OwnedDocuments;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.rules.CollectorWarning;
import io.rapport.query.rules.MemberCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The networks of members. For one overview MongoDB goes over what counts in the months that are asked for, along
 * indexes of months, and three times over the member's people of now; it answers a row for each month, kind, and of
 * industries and tags for those with the most people. Lists of people are read along indexes of days, {@value #MOST} of
 * each.
 */
@Repository
class Networks {

    /** So many of each are told at the most. */
    static final int MOST = 20;

    /** An import may have brought thousands; from here on it does not matter how many. */
    private static final int MOST_CARDS = 1000;

    private final OwnedDocuments<Someone> people;
    private final OwnedDocuments<Act> acts;
    private final OwnedDocuments<Introduction> introductions;
    private final MemberCalendars calendars;

    private record CountOfFlow(@JsonProperty("_id") Act.Counted id, int count) {}

    private record CountOfMonth(@JsonProperty("_id") YearMonth id, int met, int deep) {}

    private record CountOfKind(@JsonProperty("_id") RelationshipKind id, int met, int deep) {}

    private record CountOfLabel(@JsonProperty("_id") String id, String name, int met, int deep) {}

    private record CountOfAll(int met, int deep) {}

    Networks(ReadModels readModels) {
        people = readModels.documents(NetworkProjection.NAME, NetworkProjection.PEOPLE, Someone.class);
        acts = readModels.documents(NetworkProjection.NAME, NetworkProjection.ACTS, Act.class);
        introductions =
                readModels.documents(NetworkProjection.NAME, NetworkProjection.INTRODUCTIONS, Introduction.class);
        calendars = new MemberCalendars(readModels, NetworkProjection.NAME, NetworkProjection.CALENDARS);
    }

    /** As the member chose it, or what holds until they do. */
    MemberCalendar calendar(Owner owner) {
        return calendars.of(owner);
    }

    NetworkOverview overview(Owner owner, Months asked, LocalDate today) {
        List<Month> months = months(owner, asked);
        Flows sum = months.stream().map(Month::flows).reduce(Flows.NONE, Flows::plus);
        List<Share> byIndustry = byLabel(owner, "$description.industry", List.of());
        List<Share> byTag = byLabel(owner, "$description.tags", List.of(Aggregates.unwind("$description.tags")));
        List<Drifting> drifting = drifting(owner, today);
        return new NetworkOverview(
                today,
                months,
                sum,
                byKind(owner),
                told(byIndustry),
                told(byTag),
                told(drifting),
                new More(byIndustry.size() > MOST, byTag.size() > MOST, drifting.size() > MOST),
                collecting(owner, today).orElse(null));
    }

    /** One more is read, which says that there are others. */
    private static <T> List<T> told(List<T> found) {
        return found.size() > MOST ? found.subList(0, MOST) : found;
    }

    private List<Month> months(Owner owner, Months asked) {
        Map<Act.Counted, Integer> flows = new HashMap<>();
        acts.figures(
                        owner,
                        within("counted.month", asked),
                        List.of(Aggregates.group("$counted", Accumulators.sum("count", 1))),
                        CountOfFlow.class)
                .forEach(row -> flows.put(row.id(), row.count()));
        Map<YearMonth, CountOfMonth> met = byMonth(people, owner, "figures.metIn", asked, "$figures.understood");
        Map<YearMonth, CountOfMonth> connected =
                byMonth(people, owner, "figures.connectedIn", asked, "$figures.connected");
        Map<YearMonth, CountOfMonth> proposed =
                byMonth(introductions, owner, "figures.proposedIn", asked, "$figures.onTarget");
        Map<YearMonth, CountOfMonth> made = byMonth(introductions, owner, "figures.madeIn", asked, "$figures.onTarget");
        Map<YearMonth, CountOfMonth> told = byMonth(introductions, owner, "figures.toldIn", asked, "$figures.onTarget");
        return asked.all().stream()
                .map(month -> new Month(
                        month.toString(),
                        Flows.of(
                                flows.getOrDefault(new Act.Counted(month, Act.Flow.CAPTURED), 0),
                                met.getOrDefault(month, nobody(month)).met(),
                                connected.getOrDefault(month, nobody(month)).met(),
                                flows.getOrDefault(new Act.Counted(month, Act.Flow.CERTAINTIES), 0),
                                flows.getOrDefault(new Act.Counted(month, Act.Flow.FOLLOW_UPS), 0),
                                flows.getOrDefault(new Act.Counted(month, Act.Flow.HELP_GIVEN), 0),
                                flows.getOrDefault(new Act.Counted(month, Act.Flow.HELP_RECEIVED), 0),
                                flows.getOrDefault(new Act.Counted(month, Act.Flow.HELP_ON_TARGET), 0),
                                met.getOrDefault(month, nobody(month)).deep(),
                                new Introductions(
                                        proposed.getOrDefault(month, nobody(month))
                                                .met(),
                                        made.getOrDefault(month, nobody(month)).met(),
                                        told.getOrDefault(month, nobody(month)).met(),
                                        told.getOrDefault(month, nobody(month)).deep()))))
                .toList();
    }

    private static CountOfMonth nobody(YearMonth month) {
        return new CountOfMonth(month, 0, 0);
    }

    private Map<YearMonth, CountOfMonth> byMonth(
            OwnedDocuments<?> documents, Owner owner, String field, Months asked, String deep) {
        Map<YearMonth, CountOfMonth> found = new HashMap<>();
        documents
                .figures(
                        owner,
                        within(field, asked),
                        List.of(Aggregates.group("$" + field, count(), countOf(deep))),
                        CountOfMonth.class)
                .forEach(row -> found.put(row.id(), row));
        return found;
    }

    private static Bson within(String field, Months asked) {
        return Filters.and(
                Filters.gte(field, asked.from().toString()),
                Filters.lt(field, asked.to().toString()));
    }

    private static BsonField count() {
        return Accumulators.sum("met", 1);
    }

    private static BsonField countOf(String flag) {
        return Accumulators.sum("deep", new Document("$cond", List.of(flag, 1, 0)));
    }

    private List<KindShare> byKind(Owner owner) {
        return people
                .figures(
                        owner,
                        Filters.and(Filters.eq("archived", false), Filters.ne("meeting", null)),
                        List.of(
                                Aggregates.group("$description.kind", count(), countOf("$figures.connected")),
                                Aggregates.sort(Sorts.orderBy(Sorts.descending("met"), Sorts.ascending("_id")))),
                        CountOfKind.class)
                .stream()
                .map(row -> new KindShare(row.id(), row.met(), row.deep()))
                .toList();
    }

    private List<Share> byLabel(Owner owner, String label, List<Bson> before) {
        List<Bson> stages = new ArrayList<>(before);
        stages.add(Aggregates.group(
                label + ".key", count(), countOf("$figures.connected"), Accumulators.min("name", label + ".text")));
        stages.add(Aggregates.sort(Sorts.orderBy(Sorts.descending("met"), Sorts.ascending("_id"))));
        stages.add(Aggregates.limit(MOST + 1));
        return people
                .figures(
                        owner,
                        Filters.and(
                                Filters.eq("archived", false),
                                Filters.ne("meeting", null),
                                Filters.exists(label.substring(1))),
                        stages,
                        CountOfLabel.class)
                .stream()
                .map(row -> new Share(row.name(), row.met(), row.deep()))
                .toList();
    }

    private List<Drifting> drifting(Owner owner, LocalDate today) {
        return people.find(owner, Filters.lte("figures.driftsOn", today.toString()))
                .sort(Sorts.ascending("figures.driftsOn", "relationshipId"))
                .limit(MOST + 1)
                .map(person -> new Drifting(
                        person.relationshipId(),
                        person.description().name(),
                        person.encounters().getFirst(),
                        Objects.requireNonNull(person.figures().driftsOn())))
                .into(new ArrayList<>());
    }

    private Optional<Collecting> collecting(Owner owner, LocalDate today) {
        Bson lately =
                Filters.gte("meeting.occurredOn", CollectorWarning.since(today).toString());
        @Nullable
        CountOfAll all = people
                .figures(
                        owner,
                        lately,
                        List.of(Aggregates.group(1, count(), countOf("$figures.deepened"))),
                        CountOfAll.class)
                .stream()
                .findFirst()
                .orElse(null);
        return all == null
                ? Optional.empty()
                : CollectorWarning.of(today, all.met(), all.deep())
                        .map(warning -> new Collecting(
                                warning.since(),
                                warning.peopleMet(),
                                warning.deepened(),
                                warning.share(),
                                cards(owner, warning.since()),
                                waiting(owner, lately)));
    }

    private int cards(Owner owner, LocalDate since) {
        return people
                .figures(
                        owner,
                        Filters.and(Filters.eq("meeting", null), Filters.gte("capturedOn", since.toString())),
                        List.of(
                                Aggregates.limit(MOST_CARDS),
                                Aggregates.group(1, count(), countOf("$figures.deepened"))),
                        CountOfAll.class)
                .stream()
                .mapToInt(CountOfAll::met)
                .sum();
    }

    private List<Waiting> waiting(Owner owner, Bson lately) {
        return people.find(owner, lately, Filters.eq("figures.deepened", false))
                .sort(Sorts.ascending("meeting.occurredOn", "relationshipId"))
                .limit(MOST)
                .map(person -> new Waiting(
                        person.relationshipId(),
                        person.description().name(),
                        Objects.requireNonNull(person.meeting()).occurredOn()))
                .into(new ArrayList<>());
    }
}
