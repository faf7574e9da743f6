package io.rapport.bench.peer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The limit of what can be had over HTTP: command-service's settings, token check, connection pool and tables, and
 * behind them a controller that inserts a row.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(BareInsertController.class)
public class BareInsert {

    public static void main(String[] arguments) {
        SpringApplication.run(BareInsert.class, arguments);
    }
}
