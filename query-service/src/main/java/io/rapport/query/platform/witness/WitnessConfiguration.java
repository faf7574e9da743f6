package io.rapport.query.platform.witness;

import com.mongodb.client.MongoDatabase;
import io.rapport.query.platform.engine.EngineSettings;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WitnessSettings.class)
class WitnessConfiguration {

    @Bean(initMethod = "start", destroyMethod = "stop")
    Witness checkpointWitness(WitnessSettings settings, EngineSettings engine, MongoDatabase database) {
        return new Witness(settings, engine, database, Clock.systemUTC(), Witness.USUAL_PATIENCE);
    }
}
