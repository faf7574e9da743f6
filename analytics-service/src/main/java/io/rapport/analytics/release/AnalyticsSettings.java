package io.rapport.analytics.release;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is told, and how often.
 *
 * @param threshold of how many members a figure has to be; 5 at least
 * @param releasedEvery for how long a release stands, whatever happens meanwhile
 */
@ConfigurationProperties("rapport.analytics")
record AnalyticsSettings(int threshold, Duration releasedEvery) {}
