package io.rapport.analytics.release;

import io.rapport.events.IsoTimeModule;
import io.rapport.events.RequiredUnlessNullable;
import io.rapport.web.description.ProblemAnswers;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.time.InstantSource;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What HTTP needs, and what the OpenAPI document says of the whole. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    private static final String TOKEN = "token";

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** What is required in the records is required in the API description. */
    @Bean
    static JsonMapperBuilderCustomizer recordsAsTheyAre() {
        return mapper ->
                mapper.annotationIntrospector(new RequiredUnlessNullable()).addModule(new IsoTimeModule());
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Rapport: analytics")
                        .version("1")
                        .description("Figures about many members, from events alone; nobody is singled out."))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    GlobalOpenApiCustomizer whatHoldsForEveryQuestion() {
        return document -> document.getPaths()
                .forEach((address, path) -> path.readOperations().forEach(operation -> {
                    ProblemAnswers.add(
                            operation,
                            "400",
                            "InvalidField: a parameter is not of its form; UnknownParameter: there is none of that name");
                    ProblemAnswers.add(
                            operation,
                            "503",
                            "FiguresNotCountedYet, ReadModelsUnavailable: ask again after Retry-After seconds");
                    if (address.contains("{")) {
                        ProblemAnswers.add(operation, "404", "NotFound: there is nothing of yours at this address");
                    }
                }));
    }
}
