package io.rapport.web.security;

import io.rapport.web.Problem;
import io.rapport.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private record Declared(boolean ours, @Nullable OpenTo open) {

        static Declared of(HandlerMethod method) {
            return new Declared(isOurs(method), declared(method).orElse(null));
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
        Declared declared = known.computeIfAbsent(method.getMethod(), any -> Declared.of(method));
        if (!declared.ours() || (declared.open() != null && mayUse(declared.open(), request))) {
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

    private static boolean mayUse(OpenTo open, HttpServletRequest request) {
        return Members.named(request) == null ? holds(open) : Caller.hasOneOf(open.ofAnother());
    }

    private static boolean holds(OpenTo open) {
        return open.value().length == 0 || Caller.hasOneOf(open.value());
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
