package io.rapport.web.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpHeaders;

/**
 * Says what every operation may answer, whatever it is about: who may not ask, who asks too much, and what cannot be
 * read or written. What an operation says of such an answer itself stays.
 */
final class CommonAnswers implements GlobalOpenApiCustomizer {

    private static final String SPRINGS = "ProblemDetail";

    @Override
    public void customise(OpenAPI document) {
        describe(document);
        closeBodies(document);
        document.getPaths()
                .values()
                .forEach(path -> path.readOperations().forEach(operation -> {
                    ProblemAnswers.add(operation, "406", "NotAcceptable: nothing that Accept names can be answered");
                    if (needsToken(operation)) {
                        ProblemAnswers.add(operation, "401", "Unauthenticated: no valid token");
                        ProblemAnswers.add(operation, "403", "Forbidden: the token has not the role that this needs");
                        ProblemAnswers.add(operation, "429", "TooManyRequests: ask again after Retry-After seconds");
                        ProblemAnswers.add(
                                operation,
                                "503",
                                "Something that this needs is away, such as the issuer of tokens (IssuerUnavailable): nothing"
                                        + " happened, ask again after Retry-After seconds");
                        saysWhen(operation, "429");
                        saysWhen(operation, "503");
                    }
                    if (operation.getRequestBody() != null) {
                        ProblemAnswers.add(operation, "413", "BodyTooLarge: the body is longer than any command needs");
                        ProblemAnswers.add(operation, "415", "UnsupportedMediaType: the body is not application/json");
                    }
                }));
    }

    /** A field of a body that no command has is refused, and so is a text that has to be there and is empty. */
    private static void closeBodies(OpenAPI document) {
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getRequestBody)
                .filter(body -> body != null && body.getContent() != null)
                .flatMap(body -> body.getContent().values().stream())
                .map(MediaType::getSchema)
                .filter(schema -> schema != null && schema.get$ref() != null)
                .map(schema -> document.getComponents().getSchemas().get(Choices.nameIn(schema.get$ref())))
                .filter(schema -> schema != null && schema.getProperties() != null && schema.getOneOf() == null)
                .forEach(CommonAnswers::close);
    }

    private static void close(Schema<?> body) {
        body.setAdditionalProperties(false);
        if (body.getRequired() != null) {
            body.getRequired().stream()
                    .map(body.getProperties()::get)
                    .filter(CommonAnswers::isText)
                    .filter(text -> text.getMinLength() == null || text.getMinLength() == 0)
                    .forEach(text -> text.setMinLength(1));
        }
    }

    private static boolean isText(@Nullable Schema<?> property) {
        return property != null
                && property.getEnum() == null
                && property.getFormat() == null
                && ("string".equals(property.getType())
                        || (property.getTypes() != null && property.getTypes().contains("string")));
    }

    /** Unless it says that it needs none. */
    private static boolean needsToken(Operation operation) {
        return operation.getSecurity() == null || !operation.getSecurity().isEmpty();
    }

    /** What a problem is, wherever it is named; springdoc drops what nothing names yet, so it comes in the end. */
    private static void describe(OpenAPI document) {
        document.getComponents().addSchemas(ProblemAnswers.SCHEMA, described());
        if (document.getComponents().getSchemas().containsKey(SPRINGS)) {
            document.getComponents().addSchemas(SPRINGS, new Schema<>().$ref(ProblemAnswers.REFERENCE));
        }
    }

    private static Schema<?> described() {
        Schema<?> problem = new ObjectSchema()
                .description("An error (RFC 9457), with facts of its rule by name")
                .addProperty("type", new StringSchema().description("urn:rapport:problem:<rule in kebab case>"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What would be right"))
                .addProperty(
                        "instance",
                        new StringSchema().description("Of this one occurrence, by which a fault is found in the log"))
                .addProperty("rule", new StringSchema().description("The name of the broken rule"))
                .addProperty("field", new StringSchema().description("The field that it is about, if there is one"));
        problem.setRequired(List.of("type", "title", "status", "detail", "rule"));
        return problem;
    }

    private static void saysWhen(Operation operation, String status) {
        ApiResponse answer = operation.getResponses().get(status);
        if (answer != null
                && (answer.getHeaders() == null || !answer.getHeaders().containsKey(HttpHeaders.RETRY_AFTER))) {
            answer.addHeaderObject(
                    HttpHeaders.RETRY_AFTER,
                    new Header()
                            .description("After how many seconds to ask again")
                            .schema(new IntegerSchema()));
        }
    }
}
