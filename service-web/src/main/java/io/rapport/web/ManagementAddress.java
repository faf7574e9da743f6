package io.rapport.web;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Where management has a port of its own, that listens on loopback unless {@code RAPPORT_MANAGEMENT_ADDRESS} says
 * otherwise. Where it has none, an address must not even be mentioned.
 */
public final class ManagementAddress implements EnvironmentPostProcessor, Ordered {

    /** Made by the name of its class. */
    public ManagementAddress() {}

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (StringUtils.hasText(environment.getProperty("management.server.port"))) {
            String stated = environment.getProperty("RAPPORT_MANAGEMENT_ADDRESS");
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "managementAddress",
                            Map.of("management.server.address", StringUtils.hasText(stated) ? stated : "127.0.0.1")));
        }
    }

    /** After the files of configuration were read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
