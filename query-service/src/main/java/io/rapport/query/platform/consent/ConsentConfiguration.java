package io.rapport.query.platform.consent;

import io.rapport.web.OperationsByAddress;
import io.rapport.web.security.Members;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Gives every query that can be shared its second address, and guards it. */
@Configuration(proxyBeanMethods = false)
class ConsentConfiguration {

    /** After roles and shape, before anything is looked up. */
    private static final int FIRST_OF_THE_SERVICE = Ordered.HIGHEST_PRECEDENCE + 2;

    @Bean
    WebMvcConfigurer consentIsAskedFor(ConsentGate gate) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(gate).order(FIRST_OF_THE_SERVICE);
            }
        };
    }

    @Bean
    static WebMvcRegistrations addressesOfMembers() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new SharedMappings();
            }
        };
    }

    @Bean
    static OperationCustomizer saysWhichScopeOpensIt() {
        return (operation, method) -> {
            Shared shared = method.getMethodAnnotation(Shared.class);
            List<String> who = new ArrayList<>();
            if (shared != null) {
                who.add("A member can open this to their coach, by the scope " + shared.value()
                        + ": then it is found below " + Members.PATH + ".");
            }
            if (method.hasMethodAnnotation(Audited.class)) {
                who.add("An auditor of the tenant finds it below " + Members.PATH + ", without texts.");
            }
            return who.isEmpty() ? operation : operation.description(String.join(" ", who));
        };
    }

    private static final class SharedMappings extends OperationsByAddress {

        @Override
        protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> handlerType) {
            RequestMappingInfo own = super.getMappingForMethod(method, handlerType);
            if (own == null
                    || !(method.isAnnotationPresent(Shared.class) || method.isAnnotationPresent(Audited.class))) {
                return own;
            }
            String[] paths = own.getPatternValues().stream()
                    .flatMap(path -> Stream.of(path, Members.PATH + path))
                    .toArray(String[]::new);
            return own.mutate().paths(paths).build();
        }
    }
}
