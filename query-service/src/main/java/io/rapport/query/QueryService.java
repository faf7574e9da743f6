package io.rapport.query;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that answers queries. Its settings are environment variables, see {@code application.yml}. */
@SpringBootApplication
public class QueryService {

    /** Starts the service. */
    public static void main(String[] arguments) {
        SpringApplication.run(QueryService.class, arguments);
    }
}
