package io.rapport.bench.growth;

import com.sun.management.OperatingSystemMXBean;
import io.rapport.bench.bus.BusClient;
import io.rapport.bench.bus.BusProcess;
import io.rapport.bench.bus.Commands;
import io.rapport.bench.harness.Figure;
import io.rapport.bench.harness.Measurement;
import io.rapport.bench.load.ClosedLoop;
import io.rapport.bench.load.Load;
import io.rapport.bench.remote.MeasurementServer;
import io.rapport.bench.stack.Databases.Database;
import io.rapport.bench.stored.StoredHistory;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

/** command-service on a store of so many members, and commands to some of them, one at a time. */
public final class GrowthProcess {

    static final Figure LATENCY = new Figure("median latency", "ms");
    static final Figure TAIL = new Figure("p99", "ms");
    static final Figure PROCESSOR = new Figure("processor time", "ms/command");

    /** The members with the first numbers, again and again. */
    static final String FEW = "few";

    /** Members from all over the store, hardly any of them twice. */
    static final String ALL = "all";

    /** Commands of all kinds by several threads, for warming up. */
    static final String ANYTHING = "anything";

    static final int FEW_MEMBERS = 1_000;
    private static final int WARMING = 8;
    private static final int VISITED = 50_000;
    private static final int EVENTS_OF_A_MEMBER = 2;

    private GrowthProcess() {}

    /** Takes the number of members, and whether the histories are still to be written. */
    public static void main(String[] arguments) throws Exception {
        int members = Integer.parseInt(arguments[0]);
        Commands commands = Commands.start();
        if (Boolean.parseBoolean(arguments[1])) {
            write(members);
        }
        Map<String, Measurement> measurements = new HashMap<>();
        measurements.put(ANYTHING, BusProcess.throughput(WARMING, number -> new BusClient(commands, number)));
        for (Size size : Size.ALL) {
            RotatingClient client = new RotatingClient(commands, size.members());
            measurements.put(Integer.toString(size.events()), cost(client, true));
        }
        measurements.put(FEW, cost(new RotatingClient(commands, LongStream.rangeClosed(1, FEW_MEMBERS)), true));
        LongStream all = new Random(members).longs(1, members + 1L).distinct().limit(Math.min(members, VISITED));
        measurements.put(ALL, cost(new RotatingClient(commands, all), false));
        MeasurementServer.serve(measurements);
    }

    private static void write(int members) throws Exception {
        StoredHistory history =
                new StoredHistory(Database.ofEnvironment()).relationships(1, members, EVENTS_OF_A_MEMBER);
        if (members == FEW_MEMBERS) {
            for (Size size : Size.ALL) {
                history.relationships(size.first(), size.first() + size.relationships() - 1, size.events());
            }
        }
        history.settle();
    }

    /** What one command costs; of few relationships, each is visited once before the first measurement. */
    private static Measurement cost(RotatingClient client, boolean few) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        AtomicBoolean isNew = new AtomicBoolean(few);
        return duration -> {
            if (isNew.getAndSet(false)) {
                client.goRound();
            }
            long processorBefore = system.getProcessCpuTime();
            Load load = ClosedLoop.run(List.of(client), duration);
            long processor = system.getProcessCpuTime() - processorBefore;
            Map<Figure, Double> sample = new LinkedHashMap<>();
            sample.put(LATENCY, load.millisAt(50));
            sample.put(TAIL, load.millisAt(99));
            sample.put(PROCESSOR, processor / 1e6 / load.operations());
            return sample;
        };
    }
}
