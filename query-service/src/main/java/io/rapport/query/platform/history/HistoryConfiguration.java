package io.rapport.query.platform.history;

import io.rapport.query.platform.engine.member.MemberFolds;
import io.rapport.query.platform.reading.Viewpoint;
import io.rapport.web.CommonParameters;
import io.rapport.web.description.TextHeaders;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives every query of read models its moment. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    Viewpoint.Current viewpoint() {
        return AsOf.VIEWPOINT;
    }

    /** What is due, and how far a goal is, depends on the member's today; folds know no clock. */
    @Bean
    InstantSource clock() {
        return () -> {
            Instant now = InstantSource.system().instant();
            PastView past = AsOf.current();
            return past == null ? now : past.now(now);
        };
    }

    @Bean
    WebMvcConfigurer asOfAMoment(MemberLog log, SourceSearch search, MemberFolds folds, Certificates certificates) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new InMemory());
                interceptors.addInterceptor(new AsOf(log, search, folds, certificates));
            }
        };
    }

    @Bean
    static CommonParameters moments() {
        return operation -> AsOf.isOf(operation) ? List.of(Moment.AS_OF, Moment.HAPPENED_BY) : List.of();
    }

    @Bean
    static OperationCustomizer saysThatItCanBeAskedAsOf() {
        return (operation, method) -> {
            if (AsOf.isOf(method)) {
                describe(operation);
            }
            return operation;
        };
    }

    private static void describe(Operation operation) {
        operation.addParametersItem(new QueryParameter()
                .name(Moment.AS_OF)
                .description("The answer as it would have been then, by the time of recording: an instant with its"
                        + " offset, or a position in the log")
                .example("2026-03-31T23:59:59Z")
                .required(false)
                .schema(new StringSchema()));
        operation.addParametersItem(new QueryParameter()
                .name(Moment.HAPPENED_BY)
                .description("Without what happened in the world after this instant")
                .example("2026-03-31T23:59:59Z")
                .required(false)
                .schema(new StringSchema()));
        TextHeaders.answered(
                operation,
                "200",
                AsOf.HEADER,
                "Of which moment the answer is, if it was asked as of one: position=41; recordedBy=…; happenedBy=…");
    }
}
