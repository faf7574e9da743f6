package io.rapport.bench.bus;

import io.rapport.bench.harness.Figure;
import io.rapport.bench.harness.Measurement;
import io.rapport.bench.load.Client;
import io.rapport.bench.load.ClosedLoop;
import io.rapport.bench.remote.MeasurementServer;
import io.rapport.command.platform.commands.Ids;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** command-service as it is, called in its own JVM: by its dispatcher, and past everything by its connection pool. */
public final class BusProcess {

    static final String RAPPORT = "rapport";
    static final String BARE = "bare";
    static final Figure THROUGHPUT = new Figure("throughput", "commands/s");

    private BusProcess() {}

    public static void main(String[] arguments) throws IOException {
        Commands commands = Commands.start();
        JdbcTemplate jdbc = commands.part(JdbcTemplate.class);
        Ids ids = commands.part(Ids.class);
        int threads = Integer.parseInt(arguments[0]);
        MeasurementServer.serve(Map.of(
                RAPPORT, throughput(threads, number -> new BusClient(commands, number)),
                BARE, throughput(threads, number -> new InsertClient(jdbc, ids, number))));
    }

    /** As much as so many threads can send. */
    public static Measurement throughput(int threads, IntFunction<Client> client) {
        List<Client> clients =
                IntStream.rangeClosed(1, threads).mapToObj(client).toList();
        return duration -> Map.of(THROUGHPUT, ClosedLoop.run(clients, duration).rate());
    }
}
