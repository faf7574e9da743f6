package io.rapport.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the operation of an address among those whose addresses look like it. Spring asks every operation that there is
 * about its method, its types and only then its address, which with some hundred operations is 9 % of a query. Where
 * not exactly one is found, Spring says why, or which.
 */
public class OperationsByAddress extends RequestMappingHandlerMapping {

    /** Looked through once, and again only if operations are added. */
    private volatile @Nullable Index index;

    private record Operation(RequestMappingInfo mapping, HandlerMethod method) {}

    /**
     * What addresses of a pattern have in common.
     *
     * @param last absent where the pattern takes any
     */
    private record Form(int parts, String first, @Nullable String last) {}

    /** @param ofAnyForm patterns that say too little of how their addresses look */
    private record Index(Map<Form, List<Operation>> byForm, List<Operation> ofAnyForm) {

        static Index of(Map<RequestMappingInfo, HandlerMethod> operations) {
            Map<Form, List<Operation>> byForm = new HashMap<>();
            List<Operation> ofAnyForm = new ArrayList<>();
            operations.forEach((mapping, method) -> {
                Operation operation = new Operation(mapping, method);
                for (String pattern : mapping.getPatternValues()) {
                    @Nullable Form form = form(pattern);
                    if (form == null) {
                        ofAnyForm.add(operation);
                    } else {
                        byForm.computeIfAbsent(form, any -> new ArrayList<>()).add(operation);
                    }
                }
            });
            return new Index(byForm, ofAnyForm);
        }

        private static @Nullable Form form(String pattern) {
            String[] parts = pattern.split("/", -1);
            if (parts.length < 2 || !parts[0].isEmpty() || !isWord(parts[1]) || mayTakeSeveralParts(pattern)) {
                return null;
            }
            String last = parts[parts.length - 1];
            return new Form(parts.length - 1, parts[1], isWord(last) ? last : null);
        }

        /** And no pattern. */
        private static boolean isWord(String part) {
            return !part.isEmpty()
                    && part.chars().allMatch(character -> Character.isLetterOrDigit(character) || character == '-');
        }

        private static boolean mayTakeSeveralParts(String pattern) {
            return pattern.contains("**") || pattern.contains("{*");
        }

        List<Operation> of(int parts, String first, @Nullable String last) {
            return byForm.getOrDefault(new Form(parts, first, last), List.of());
        }
    }

    @Override
    protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
        super.registerHandlerMethod(handler, method, mapping);
        index = null;
    }

    @Override
    public void registerMapping(RequestMappingInfo mapping, Object handler, Method method) {
        super.registerMapping(mapping, handler, method);
        index = null;
    }

    @Override
    public void unregisterMapping(RequestMappingInfo mapping) {
        super.unregisterMapping(mapping);
        index = null;
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request) throws Exception {
        @Nullable Index known = index;
        if (known == null) {
            index = known = Index.of(getHandlerMethods());
        }
        Search search = new Search(request);
        PathContainer address =
                ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
        int parts = 0;
        String first = "";
        String last = "";
        for (PathContainer.Element element : address.elements()) {
            if (element instanceof PathContainer.PathSegment part) {
                // As patterns compare it: decoded, and without what comes after a semicolon.
                last = part.valueToMatch();
                first = parts++ == 0 ? last : first;
            }
        }
        search.among(known.of(parts, first, last));
        search.among(known.of(parts, first, null));
        search.among(known.ofAnyForm());
        @Nullable HandlerMethod only = search.only(path);
        return only == null ? super.lookupHandlerMethod(path, request) : only;
    }

    /** For the operation that takes a request. */
    private final class Search {

        private final HttpServletRequest request;
        private int found;
        private @Nullable HandlerMethod method;
        private @Nullable RequestMappingInfo match;

        Search(HttpServletRequest request) {
            this.request = request;
        }

        void among(List<Operation> operations) {
            for (Operation operation : operations) {
                @Nullable RequestMappingInfo matching = getMatchingMapping(operation.mapping(), request);
                if (matching != null) {
                    found++;
                    method = operation.method();
                    match = matching;
                }
            }
        }

        /** The one that was found, made known as Spring does it; {@code null} if there is none, or more than one. */
        @Nullable
        HandlerMethod only(String path) {
            if (found != 1 || method == null || match == null) {
                return null;
            }
            request.setAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, method);
            handleMatch(match, path, request);
            return method;
        }
    }
}
