package io.rapport.query.platform.web;

import io.rapport.query.platform.answer.Answer;
import io.rapport.web.description.ProblemAnswers;
import io.rapport.web.description.TextHeaders;
import io.rapport.web.security.Members;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/** What the OpenAPI document says of every query alike. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "token";
    private static final String OF_A_PERSON = "/relationships/{relationshipId}";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Rapport: queries")
                        .version("1")
                        .description("What became of what a member did: timelines, people, goals and their progress."))
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
    GlobalOpenApiCustomizer whatHoldsForEveryQuery() {
        return api -> api.getPaths()
                .forEach((address, path) -> path.readOperations().forEach(operation -> {
                    if (address.startsWith(Members.PATH)) {
                        ofMember(operation);
                    }
                    complete(operation);
                    if (ofWhom(address).startsWith(OF_A_PERSON)) {
                        mayBeElsewhere(operation);
                    }
                }));
    }

    @Bean
    static OperationCustomizer saysWhatOneAnswerHas() {
        return (operation, method) -> {
            MayBeMissing missing = method.getMethodAnnotation(MayBeMissing.class);
            if (missing != null) {
                ProblemAnswers.add(operation, "404", "NotFound: " + missing.value());
            }
            if (method.getMethod().getReturnType() == Answer.class) {
                mayBeKept(operation);
            }
            return operation;
        };
    }

    private static void mayBeKept(Operation operation) {
        TextHeaders.answered(
                operation,
                "200",
                HttpHeaders.ETAG,
                "If there is one: of what it says. Send it as If-None-Match to ask whether it still holds, and as"
                        + " If-Match to a command on the same aggregate");
        TextHeaders.asked(operation, HttpHeaders.IF_NONE_MATCH, "The ETag of an answer that you have");
        operation
                .getResponses()
                .addApiResponse("304", new ApiResponse().description("The answer that has this ETag still holds"));
    }

    /** The address without whose it is. */
    private static String ofWhom(String address) {
        return address.startsWith(Members.PATH) ? address.substring(Members.PATH.length()) : address;
    }

    /** The same query of another member; springdoc tells the two apart by a number. */
    private static void ofMember(Operation operation) {
        operation.setOperationId(operation.getOperationId().replaceFirst("_\\d+$", "") + "OfMember");
        operation.addParametersItem(new PathParameter()
                .name(Members.VARIABLE)
                .description("The member who has opened this to you")
                .schema(new StringSchema()));
    }

    private static void mayBeElsewhere(Operation operation) {
        ProblemAnswers.add(
                operation,
                "307",
                "RelationshipMerged: the record was merged into another one of the same person (into); ask there");
        TextHeaders.answered(
                operation, "307", HttpHeaders.LOCATION, "The same question about the record that stands for both");
    }

    private static void complete(Operation operation) {
        if (operation.getSecurity() != null && operation.getSecurity().isEmpty()) {
            ProblemAnswers.add(operation, "404", "NotFound: there is nothing at this address");
            ProblemAnswers.add(operation, "503", "ReadModelsUnavailable: ask again after Retry-After seconds");
            return;
        }
        TextHeaders.asked(
                operation,
                ReadYourWrites.HEADER,
                "What a command answered, <aggregateId>@<sequence>: waits up to 2 s until the read model has it");
        ProblemAnswers.add(
                operation, "400", "InvalidField: a parameter is not of its form; InvalidHeader: a header is not");
        ProblemAnswers.add(operation, "401", "Unauthenticated: no valid token");
        ProblemAnswers.add(operation, "403", "Forbidden: the token has not the role that this needs");
        ProblemAnswers.add(
                operation,
                "503",
                "NotYetApplied, ReadModelsUnavailable: ask again after Retry-After seconds; ReadModelStopped: do not");
        TextHeaders.answered(
                operation,
                "200",
                TellsWhatIsStopped.HEADER,
                "Aggregates of yours that this read model does not follow any more, up to 20; what it says of them is"
                        + " old");
        if (operation.getParameters().stream().anyMatch(parameter -> "path".equals(parameter.getIn()))) {
            ProblemAnswers.add(operation, "404", "NotFound: there is nothing of yours at this address");
        }
    }

    /** In the API description, as in the records, everything is there unless it is nullable. */
    @Bean
    static ModelConverter requiredUnlessNullable() {
        return new RequiredInDescription();
    }
}
