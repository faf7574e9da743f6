package io.rapport.bench.harness;

import java.time.Duration;
import java.util.Map;

/** Puts a subject to work once and tells what came of it. */
@FunctionalInterface
public interface Measurement {

    /**
     * Measures for about this long; work of a fixed size may take its own time. The figures are shown in the order of
     * the map.
     *
     * @throws Exception if anything went wrong: a round with failed operations is no round
     */
    Map<Figure, Double> measure(Duration duration) throws Exception;
}
