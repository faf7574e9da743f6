package io.rapport.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

@DisplayName("The operation of an address")
class OperationsByAddressTest {

    @RestController
    static final class Operations {
        @GetMapping("/people")
        void list() {}

        @PostMapping(path = "/people", consumes = "application/json")
        void meet() {}

        @GetMapping({"/people/{id}", "/members/{member}/people/{id}"})
        void card() {}

        @GetMapping("/people/merged")
        void merged() {}

        @DeleteMapping("/people/{id}")
        void forget() {}

        @PostMapping("/people/{id}/offers")
        void offer() {}

        @PostMapping("/people/{id}/offers/{offer}/answer")
        void answer() {}

        @GetMapping("/people/{id}/notes/{name}.ics")
        void feed() {}

        @GetMapping("/plan/{years:[0-9]+}")
        void plan() {}

        @GetMapping("/{tenant}/about")
        void ofAnyWord() {}

        @GetMapping("/docs/**")
        void docs() {}

        @GetMapping("/files/{*path}")
        void files() {}

        @GetMapping("/")
        void root() {}
    }

    private static RequestMappingHandlerMapping started(RequestMappingHandlerMapping mapping) {
        GenericApplicationContext context = new GenericApplicationContext();
        context.registerBean(Operations.class);
        context.refresh();
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();
        return mapping;
    }

    private final RequestMappingHandlerMapping ours = started(new OperationsByAddress());
    private final RequestMappingHandlerMapping springs = started(new RequestMappingHandlerMapping());

    private record Found(
            @Nullable String method,
            @Nullable Object variables,
            @Nullable Object pattern) {}

    /** What is found, or why nothing is. */
    private static Object in(RequestMappingHandlerMapping mapping, String method, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, address);
        request.setContentType("application/json");
        ServletRequestPathUtils.parseAndCache(request);
        try {
            HandlerExecutionChain chain = mapping.getHandler(request);
            return new Found(
                    chain == null
                            ? null
                            : ((HandlerMethod) chain.getHandler()).getMethod().getName(),
                    request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE),
                    request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        } catch (Exception e) {
            return e.getClass();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people",
                "/people/",
                "/people/7",
                "/people/merged",
                "/people/7/offers",
                "/people/7/offers/8/answer",
                "/people/7/offers/8/other",
                "/people/7/notes/a.ics",
                "/people/7/notes/a",
                "/members/mia/people/7",
                "/members/mia/people",
                "/plan/5",
                "/plan/five",
                "/bright/about",
                "/people/about",
                "/docs",
                "/docs/a/b",
                "/files/a/b",
                "/",
                "/People",
                "/people;v=1/7;w=2",
                "/p%65ople/7",
                "/nothing",
                "/nothing/at/all"
            })
    @DisplayName("is the one that Spring finds by asking all, and is missed for the same reason")
    void asSpringDoes(String address) {
        for (String method : List.of("GET", "HEAD", "POST", "DELETE", "PUT", "OPTIONS")) {
            assertThat(in(ours, method, address)).as(method).isEqualTo(in(springs, method, address));
        }
    }

    @Test
    @DisplayName("is found with its variables")
    void found() {
        assertThat(in(ours, "GET", "/members/mia/people/7"))
                .isEqualTo(new Found("card", Map.of("member", "mia", "id", "7"), "/members/{member}/people/{id}"));
    }

    @Test
    @DisplayName("is found if it was added later, and no more once it is gone")
    void added() throws Exception {
        assertThat(in(ours, "GET", "/later/1")).isEqualTo(in(springs, "GET", "/later/1"));
        RequestMappingInfo later = RequestMappingInfo.paths("/later/{id}")
                .options(ours.getBuilderConfiguration())
                .build();
        ours.registerMapping(later, new Operations(), Operations.class.getDeclaredMethod("list"));
        assertThat(in(ours, "GET", "/later/1")).isEqualTo(new Found("list", Map.of("id", "1"), "/later/{id}"));
        ours.unregisterMapping(later);
        assertThat(in(ours, "GET", "/later/1")).isEqualTo(in(springs, "GET", "/later/1"));
    }
}
