package io.rapport.query.platform.engine;

import com.mongodb.client.MongoDatabase;
import io.rapport.events.EventCodec;
import io.rapport.query.platform.engine.asks.Keysets;
import io.rapport.query.platform.engine.asks.MemberEvents;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import io.rapport.query.platform.engine.generations.Generation;
import io.rapport.query.platform.engine.generations.Generations;
import io.rapport.query.platform.engine.lanes.Backoff;
import io.rapport.query.platform.engine.lanes.EventReader;
import io.rapport.query.platform.engine.lanes.ProjectionLanes;
import io.rapport.query.platform.engine.lanes.ProjectionStatus;
import io.rapport.query.platform.engine.partition.KeepingRoom;
import io.rapport.query.platform.engine.partition.PartitionOpeners;
import io.rapport.query.platform.engine.progress.AppliedSignal;
import io.rapport.query.platform.engine.topic.Contexts;
import io.rapport.query.platform.engine.topic.EventTopic;
import io.rapport.query.platform.projection.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Runs all projections from the start of the service to its end. */
public final class ProjectionEngine implements SmartLifecycle {

    /**
     * So many documents of backlogs are in memory before they are written, over all projections: some 12 MB, 30 at
     * most.
     */
    private static final int MOST_UNWRITTEN = 12_000;

    private final List<Projection> projections;
    private final EngineSettings settings;
    private final MongoDatabase database;
    private final DocumentMapper mapper;
    private final Generations generations;
    private final EventCodec codec;
    private final MemberEvents log;
    private final Keysets keysets;
    private final Map<String, AppliedSignal> signals = new HashMap<>();
    private volatile List<ProjectionLanes> running = List.of();
    private volatile @Nullable EventTopic topic;
    private @Nullable EventReader reader;

    public ProjectionEngine(
            List<Projection> projections,
            EngineSettings settings,
            MongoDatabase database,
            DocumentMapper mapper,
            Generations generations,
            EventCodec codec,
            MemberEvents log,
            Keysets keysets) {
        this.log = log;
        this.keysets = keysets;
        this.generations = generations;
        this.codec = codec;
        this.projections = projections;
        this.settings = settings;
        this.database = database;
        this.mapper = mapper;
        projections.forEach(projection -> signals.put(projection.name(), new AppliedSignal()));
    }

    @Override
    public void start() {
        EventTopic events = new EventTopic(
                settings.kafka().bootstrapServers(),
                settings.kafka().topic(),
                settings.batchSize(),
                codec,
                keysets,
                Contexts.ofAll(projections));
        topic = events;
        List<ProjectionLanes> lanes = new ArrayList<>();
        for (Projection projection : projections) {
            lanes.add(new ProjectionLanes(
                    new PartitionOpeners(
                            projection,
                            generations,
                            events,
                            database,
                            mapper,
                            log,
                            signal(projection.name()),
                            KeepingRoom.OF_PROCESS.share(projections.size())),
                    new Backoff(settings.longestPause()),
                    MOST_UNWRITTEN / projections.size()));
        }
        running = List.copyOf(lanes);
        EventReader started =
                new EventReader(events, running, generations, group(), new Backoff(settings.longestPause()));
        reader = started;
        started.start();
    }

    /**
     * Instances whose projections are of the same versions share the partitions. Others read all of them for
     * themselves, so that a new version has everything while the old one still serves.
     */
    private String group() {
        return "rapport-read-models-" + settings.kafka().topic() + "-"
                + projections.stream()
                        .map(projection -> Generation.nameOf(projection.name(), projection.version()))
                        .sorted()
                        .collect(Collectors.joining(","));
    }

    /**
     * Has a projection filled anew, beside what it has now; queries read the new one at once.
     *
     * @throws IllegalArgumentException if there is no such projection
     */
    void fillAnew(String projection) {
        generations.beginAnother(generations.current(projection), "an operator wants it");
    }

    @Override
    public void stop() {
        EventReader started = reader;
        if (started != null) {
            started.close();
            reader = null;
        }
        running = List.of();
        EventTopic events = topic;
        if (events != null) {
            events.close();
            topic = null;
        }
    }

    /** Before the web server, whose start then has company, and until the last query has been answered. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return topic != null;
    }

    /** How each projection is doing, as it is just now. */
    public List<ProjectionStatus> status() {
        return running.stream().map(lanes -> lanes.monitor().status()).toList();
    }

    /** The sum of the projections' positions, which grows while any of them goes on. */
    public long positions() {
        return running.stream().mapToLong(lanes -> lanes.monitor().position()).sum();
    }

    /** Whether every projection has applied all that it knows of, and the event at this position among it. */
    public boolean isThrough(long position) {
        return running.stream().allMatch(lanes -> lanes.monitor().isThrough(position));
    }

    /**
     * How each projection is doing, with a lag that counts all that was on the topic when this was asked. A consumer
     * knows of a record only when it is told, and is told only when the record's transaction has ended in its
     * partition, which is after the producer heard that it had committed.
     */
    List<ProjectionStatus> statusNow() {
        EventTopic events = topic;
        Set<Integer> partitions = running.stream()
                .flatMap(lanes -> lanes.monitor().partitions().stream())
                .collect(Collectors.toSet());
        Map<Integer, Long> ends = events == null ? Map.of() : events.ends(partitions);
        return running.stream().map(lanes -> lanes.monitor().status(ends)).toList();
    }

    AppliedSignal signal(String projection) {
        AppliedSignal signal = signals.get(projection);
        if (signal == null) {
            throw new IllegalArgumentException("There is no projection " + projection);
        }
        return signal;
    }
}
