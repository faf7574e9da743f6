package io.rapport.bench.peer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * What one would have with Axon 4.13 on JDBC as its documentation puts it together. Endpoints, token check and
 * aggregates are the very classes of command-service; what is behind them is Axon's own: bus, gateway, repository,
 * cache, event store.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {
            "io.rapport.command.domain.relationship",
            "io.rapport.command.platform.calendar",
            "io.rapport.command.platform.commands",
            "io.rapport.command.platform.dispatch",
            "io.rapport.command.platform.secrets",
            "io.rapport.command.platform.web"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "io\\.rapport\\.command\\.platform\\.dispatch\\.AxonCommandDispatcher"))
@Import(StockAxonConfiguration.class)
public class StockAxon {

    public static void main(String[] arguments) {
        SpringApplication.run(StockAxon.class, arguments);
    }
}
