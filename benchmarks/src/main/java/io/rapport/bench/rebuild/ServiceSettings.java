package io.rapport.bench.rebuild;

import io.rapport.query.platform.engine.ProjectionEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.UrlResource;

/** The settings that query-service is delivered with. */
final class ServiceSettings {
    private ServiceSettings() {}

    /** Where they are: beside the code, since those of another service may lie on the same classpath. */
    static String location() {
        URL code = ProjectionEngine.class.getProtectionDomain().getCodeSource().getLocation();
        return code.getPath().endsWith(".jar") ? "jar:" + code + "!/application.yml" : code + "application.yml";
    }

    /** How many records of a partition the engine folds at a time. */
    static int batchSize() {
        try {
            Object size = new YamlPropertySourceLoader()
                    .load("query-service", new UrlResource(location()))
                    .getFirst()
                    .getProperty("rapport.batch-size");
            return Integer.parseInt(
                    Objects.requireNonNull(size, "rapport.batch-size").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
