package io.rapport.analytics;

import io.rapport.analytics.engine.KeylessEngine;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/**
 * The service that tells figures about many. Its settings are environment variables, see {@code application.yml}; a key
 * is not among them.
 */
@SpringBootApplication
@Import(KeylessEngine.class)
public class AnalyticsService {

    /** Starts the service. */
    public static void main(String[] arguments) {
        SpringApplication.run(AnalyticsService.class, arguments);
    }
}
