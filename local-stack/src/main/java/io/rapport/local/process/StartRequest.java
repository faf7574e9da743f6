package io.rapport.local.process;

import java.util.List;
import java.util.Map;

/**
 * What to start: the named parts and what they need (all, if none is named), on ports that somebody may have chosen.
 */
public record StartRequest(List<String> parts, Map<String, Integer> ports, MongoDbMode mongoDb) {

    public StartRequest {
        parts = List.copyOf(parts);
        ports = Map.copyOf(ports);
    }

    public static StartRequest everything() {
        return new StartRequest(List.of(), Map.of(), MongoDbMode.AUTO);
    }

    public static StartRequest only(String... parts) {
        return new StartRequest(List.of(parts), Map.of(), MongoDbMode.AUTO);
    }
}
