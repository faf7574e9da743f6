package io.rapport.command.platform.web;

import io.rapport.command.kernel.request.CodePoints;
import io.rapport.command.kernel.request.StrictJson;
import io.rapport.command.kernel.time.StatedTime;
import io.rapport.command.platform.calendar.MemberTimes;
import io.rapport.command.platform.commands.Admission;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.web.ProblemWriter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(CommandRequest.class)
                .replaceWithClass(StatedTime.class, OffsetDateTime.class);
    }

    private final MemberTimes memberTimes;
    private final Ids ids;
    private final ProblemWriter problems;
    private final Fingerprints fingerprints;
    private final ObjectProvider<Admission> admissions;

    WebConfiguration(
            MemberTimes memberTimes,
            Ids ids,
            ProblemWriter problems,
            ObjectProvider<Admission> admissions,
            @Value("${rapport.secret}") String secret) {
        this.admissions = admissions;
        this.fingerprints = new Fingerprints(secret);
        this.problems = problems;
        this.memberTimes = memberTimes;
        this.ids = ids;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CommandRequestResolver(
                memberTimes,
                ids,
                Clock.systemUTC(),
                fingerprints,
                admissions.stream().toList()));
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new AnswerCanBeGiven());
        interceptors.addInterceptor(new NoBodyWhereNoneIsTaken(problems));
    }

    @Bean
    static JsonMapperBuilderCustomizer strictJson() {
        return StrictJson::configure;
    }

    @Bean
    static ValidationConfigurationCustomizer textInCodePoints() {
        return CodePoints::measureText;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(ProblemWriter problems) {
        FilterRegistrationBean<BodyLimitFilter> filter = new FilterRegistrationBean<>(new BodyLimitFilter(problems));
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }

    @Bean
    GlobalOpenApiCustomizer membersAddresses() {
        return new MembersAddresses();
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Rapport: commands")
                                .version("1")
                                .description(
                                        "What a member does: meet people, learn who they are, follow up, offer help, set goals."))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }
}
