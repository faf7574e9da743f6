package io.rapport.local.issuer;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The issuer's process. It takes its settings from {@code RAPPORT_ISSUER_*}, {@code SERVER_PORT} and the audience. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(IssuerSettings.class)
class Issuer {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Issuer.class);
        application.setDefaultProperties(Map.of(
                "spring.application.name", "issuer",
                "spring.main.banner-mode", "off",
                "spring.threads.virtual.enabled", "true",
                "logging.level.root", "warn"));
        application.run(arguments);
    }
}
