package io.rapport.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the operation of an address among those that begin with the same word. Spring asks every operation that there
 * is about its method, its types and only then its address, which with some hundred operations is 9 % of a query.
 */
public class OperationsByFirstWord extends RequestMappingHandlerMapping {

    /** The first words of its addresses; none if one of them may begin with any word. */
    private final Map<RequestMappingInfo, Set<String>> words = new ConcurrentHashMap<>();

    /** A request that knows the first word of its address: a hundred operations ask for it. */
    private static final class Asked extends HttpServletRequestWrapper {

        private final String firstWord;

        Asked(HttpServletRequest request) {
            super(request);
            firstWord = firstWord(request);
        }
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request) throws Exception {
        return super.lookupHandlerMethod(path, new Asked(request));
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        @Nullable Set<String> first = words.get(info);
        if (first == null) {
            first = words.computeIfAbsent(info, OperationsByFirstWord::firstWords);
        }
        String asked = request instanceof Asked known ? known.firstWord : firstWord(request);
        return first.isEmpty() || first.contains(asked) ? super.getMatchingMapping(info, request) : null;
    }

    private static Set<String> firstWords(RequestMappingInfo info) {
        Set<String> found = new HashSet<>();
        for (String pattern : info.getPatternValues()) {
            String[] parts = pattern.split("/", 3);
            if (parts.length < 2 || !parts[0].isEmpty() || parts[1].isEmpty() || !isWord(parts[1])) {
                return Set.of();
            }
            found.add(parts[1]);
        }
        return Set.copyOf(found);
    }

    /** And no pattern. */
    private static boolean isWord(String part) {
        return part.chars().allMatch(character -> Character.isLetterOrDigit(character) || character == '-');
    }

    /** As patterns compare it: decoded, and without what comes after a semicolon. */
    private static String firstWord(HttpServletRequest request) {
        List<PathContainer.Element> elements = ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .elements();
        return elements.size() > 1 && elements.get(1) instanceof PathContainer.PathSegment segment
                ? segment.valueToMatch()
                : "";
    }
}
