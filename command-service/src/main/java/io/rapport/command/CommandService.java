package io.rapport.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that takes commands. Its settings are environment variables, see {@code config/services.env}. */
@SpringBootApplication
public class CommandService {

    /** Starts the service. */
    public static void main(String[] arguments) {
        SpringApplication.run(CommandService.class, arguments);
    }
}
