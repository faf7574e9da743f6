package io.rapport.web.security;

import io.rapport.web.Problem;
import io.rapport.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to an operation that says that it is open to one of the caller's roles. */
final class DeclaredRoles implements HandlerInterceptor {

    /** What is here are operations; health and API descriptions are the filters' business. */
    private static final String OURS = "io.rapport.";

    private final ProblemWriter problems;
    private final Map<Method, Declared> known = new ConcurrentHashMap<>();

    /** What an operation says, looked up once. */
    private record Declared(boolean ours, boolean says, List<Role> own, List<Role> ofAnother) {

        static Declared of(HandlerMethod method) {
            OpenTo open = declared(method).orElse(null);
            return new Declared(
                    isOurs(method),
                    open != null,
                    open == null ? List.of() : List.of(open.value()),
                    open == null ? List.of() : List.of(open.ofAnother()));
        }

        boolean lets(HttpServletRequest request) {
            if (!ours) {
                return true;
            }
            if (Members.named(request) != null) {
                return says && Caller.hasOneOf(ofAnother);
            }
            return says && (own.isEmpty() || Caller.hasOneOf(own));
        }
    }

    DeclaredRoles(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        if (known.computeIfAbsent(method.getMethod(), any -> Declared.of(method))
                .lets(request)) {
            return true;
        }
        problems.write(response, Problem.forbidden());
        return false;
    }

    /**
     * Refuses operations that do not say whose they are.
     *
     * @throws IllegalStateException naming them
     */
    static void check(Collection<HandlerMethod> operations) {
        Set<String> silent = operations.stream()
                .filter(DeclaredRoles::isOurs)
                .filter(operation -> declared(operation).isEmpty())
                .map(HandlerMethod::getShortLogMessage)
                .collect(Collectors.toSet());
        if (!silent.isEmpty()) {
            throw new IllegalStateException("Whose operations are these? They need @OpenTo: " + silent);
        }
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith(OURS);
    }

    private static Optional<OpenTo> declared(HandlerMethod method) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), OpenTo.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), OpenTo.class)));
    }

    /** All roles that there are. */
    static String[] all() {
        return Arrays.stream(Role.values()).map(Role::claim).toArray(String[]::new);
    }
}
