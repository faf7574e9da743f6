package io.rapport.web.description;

import io.rapport.web.description.RecordedExamples.Example;
import io.swagger.v3.core.converter.ModelConverter;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration
class DescriptionAutoConfiguration {

    private static final String EXAMPLES = "api-examples.json";

    @Bean
    static ModelConverter namedChoices() {
        return new NamedChoices();
    }

    @Bean
    GlobalOpenApiCustomizer choices() {
        return new Choices();
    }

    @Bean
    GlobalOpenApiCustomizer login(@Value("${rapport.issuer-uri}") String issuer) {
        return new Login(issuer);
    }

    /** After those of the services, which know better. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    GlobalOpenApiCustomizer commonAnswers() {
        return new CommonAnswers();
    }

    @Bean
    GlobalOpenApiCustomizer recordedExamples() throws IOException {
        ClassPathResource recorded = new ClassPathResource(EXAMPLES);
        if (!recorded.exists()) {
            return new RecordedExamples(Map.of());
        }
        try (InputStream json = recorded.getInputStream()) {
            return new RecordedExamples(
                    JsonMapper.shared().readValue(json, new TypeReference<Map<String, Example>>() {}));
        }
    }
}
