package io.rapport.bench.harness;

import java.time.Duration;
import java.util.List;

/** Something that can be measured by name. */
public interface Benchmark {

    /** One word, for the command line and the result's file. */
    String name();

    /** One sentence: what is measured beside what. */
    String description();

    /** What the findings are held against, in words. */
    List<String> aims();

    /**
     * How much of the three minutes of a quick run it takes, preparation included; zero if it takes too much of them,
     * and is left out unless it is named.
     */
    Duration quickBudget();

    /**
     * Prepares, measures, and tells what was found, ratios first.
     *
     * @throws Exception if it could not be measured; missing an aim is no reason
     */
    List<Finding> run(Trial trial) throws Exception;
}
