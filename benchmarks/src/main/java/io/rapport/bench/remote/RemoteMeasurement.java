package io.rapport.bench.remote;

import io.rapport.bench.harness.Figure;
import io.rapport.bench.harness.Measurement;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A measurement that another JVM serves. */
public final class RemoteMeasurement implements Measurement {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI server;
    private final String name;

    public RemoteMeasurement(URI server, String name) {
        this.server = server;
        this.name = name;
    }

    @Override
    public Map<Figure, Double> measure(Duration duration) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/" + name + "?" + duration.toMillis()))
                .build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(name + " failed in its own JVM: " + response.body());
        }
        Map<Figure, Double> sample = new LinkedHashMap<>();
        response.body()
                .lines()
                .map(line -> line.split("\t", -1))
                .forEach(fields -> sample.put(new Figure(fields[0], fields[1]), Double.valueOf(fields[2])));
        return sample;
    }
}
