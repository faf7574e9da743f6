package io.rapport.query.platform.engine;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.query.platform.engine.generations.Generation;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A read model that shows everything that could go wrong: each person has the positions of their events in the order in
 * which they were applied, and each member has the number of people, taken anew from all of them.
 */
public final class Tally implements Projection {

    public record PersonSeen(String personId, List<Long> positions) {}

    public record MemberSeen(int people, int events) {}

    public static final DocumentType<PersonSeen> PEOPLE =
            new DocumentType<>("people", PersonSeen.class, List.of(DocumentIndex.byMember()));
    public static final DocumentType<MemberSeen> MEMBERS = new DocumentType<>("members", MemberSeen.class, List.of());

    /** Tags that the fold refuses. */
    public final Set<String> refusedTags = ConcurrentHashMap.newKeySet();

    /** Stands for a fault of the machine and not of an event. */
    public volatile boolean broken;

    /** What the fold waits for. */
    public volatile CountDownLatch gate = new CountDownLatch(0);

    public volatile int version = 1;

    private final String name;

    public Tally() {
        this("tally");
    }

    public Tally(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public KeptBy answersKeptBy() {
        return KeptBy.MEMBER;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(PEOPLE, MEMBERS);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(RelationshipEvent.class);
    }

    @Override
    public Plan plan(EventEnvelope event) {
        return Plan.doing(documents -> apply(event, documents))
                .seeing(person(event))
                .seeing(member(event))
                .seeingAllOf(DocumentGroup.ofMember(PEOPLE));
    }

    private void apply(EventEnvelope event, Documents documents) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (broken) {
            throw new StackOverflowError();
        }
        if (event.event() instanceof RelationshipEvent.PersonTagged tagged && refusedTags.contains(tagged.tag())) {
            throw new IllegalStateException("refused");
        }
        documents.update(person(event), before -> with(before, event));
        int events = documents.all(PEOPLE).values().stream()
                .mapToInt(person -> person.positions().size())
                .sum();
        documents.update(
                member(event), before -> new MemberSeen(documents.all(PEOPLE).size(), events));
    }

    public static PersonSeen with(@Nullable PersonSeen before, EventEnvelope event) {
        List<Long> positions = before == null ? new ArrayList<>() : new ArrayList<>(before.positions());
        positions.add(event.position());
        return new PersonSeen(event.aggregateId(), positions);
    }

    public static DocumentRef<PersonSeen> person(EventEnvelope event) {
        return new DocumentRef<>(PEOPLE, event.aggregateId());
    }

    public static DocumentRef<MemberSeen> member(EventEnvelope event) {
        return new DocumentRef<>(MEMBERS, event.key());
    }

    /** The positions of the events that the stored document of a person has had. */
    public static List<Long> positionsOf(MongoDatabase database, UUID person) {
        return positionsOf(database, "tally", person);
    }

    /** The name of a collection in the last generation that there is. */
    public static String newest(MongoDatabase database, String projection, String collection) {
        Pattern generation = Pattern.compile(Pattern.quote(projection) + "@(\\d+)(?:-(\\d+))?\\.progress");
        return database.listCollectionNames().into(new ArrayList<>()).stream()
                .map(generation::matcher)
                .filter(Matcher::matches)
                .map(parts -> new Generation(
                        projection,
                        Integer.parseInt(parts.group(1)),
                        parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2))))
                .max(Comparator.comparingInt(Generation::version).thenComparingInt(Generation::number))
                .map(newest -> newest.collection(collection))
                .orElse("none");
    }

    /** The same of a tally of another name. */
    public static List<Long> positionsOf(MongoDatabase database, String name, UUID person) {
        Document seen = database.getCollection(newest(database, name, "people"))
                .find(Filters.eq("_id", person.toString()))
                .first();
        return seen == null
                ? List.of()
                : seen.getList("positions", Number.class).stream()
                        .map(Number::longValue)
                        .toList();
    }
}
