package io.rapport.bench.query;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The limit of what a query can be over HTTP: query-service's settings and token check, and behind them a controller
 * that reads what it would read, and answers bytes that were made before.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(BareQueryController.class)
public class BareQueries {

    /** Its settings are those of query-service. */
    public static void main(String[] arguments) {
        SpringApplication.run(BareQueries.class, arguments);
    }

    @Bean
    MongoClient mongoClient(@Value("${rapport.mongodb.uri}") String uri) {
        return MongoClients.create(uri);
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, @Value("${rapport.mongodb.database}") String name) {
        return client.getDatabase(name);
    }
}
