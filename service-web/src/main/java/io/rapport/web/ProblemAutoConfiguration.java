package io.rapport.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(after = JacksonAutoConfiguration.class)
class ProblemAutoConfiguration {

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    /** Unless a service has more to say of its addresses. */
    @Bean
    @ConditionalOnMissingBean
    static WebMvcRegistrations operationsByAddress() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new OperationsByAddress();
            }
        };
    }

    /** For every operation of either service alike. */
    @Bean
    WebMvcConfigurer strictAddresses(
            ProblemWriter problems,
            ObjectProvider<CommonParameters> common,
            ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors
                        .addInterceptor(new StrictParameters(
                                problems,
                                common.orderedStream().toList(),
                                () -> mappings.stream().flatMap(one -> one.getHandlerMethods().values().stream())))
                        .order(Ordered.HIGHEST_PRECEDENCE + 1);
            }

            // Text of an address is read as that of a body is: nobody looks for what commands do not keep.
            @Override
            public void addFormatters(FormatterRegistry formatters) {
                formatters.addConverter(String.class, String.class, Typed::trimmed);
            }
        };
    }

    /** Last, so that the valve is nearer to the request than the one that Boot adds, and reports before it. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports(ProblemWriter problems) {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReportValve(problems)));
    }
}
