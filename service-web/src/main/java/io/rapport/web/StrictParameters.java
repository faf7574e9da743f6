package io.rapport.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses parameters of an address that its operation does not have, that come twice where one is meant, that are empty
 * or not of their form, and an address that lacks one: whoever misspells one would get an answer to another question.
 */
final class StrictParameters implements HandlerInterceptor {

    /** What is here answers as the API descriptions say; health and the descriptions themselves do as they like. */
    private static final Pattern OURS = Pattern.compile("io\\.rapport\\.(?:command|query|analytics)\\..*");

    private static final String FROM = "from";
    private static final String TO = "to";

    private final ProblemWriter problems;

    private final List<CommonParameters> common;
    private final Supplier<Stream<HandlerMethod>> methods;

    /** The names of all parameters that any operation here takes. */
    private volatile @Nullable Map<String, String> everyName;

    /** Looked up once for each operation, and not with each request. */
    private final Map<Method, Operation> operations = new ConcurrentHashMap<>();

    private record Operation(
            boolean ours,
            List<MethodParameter> inPath,
            List<MethodParameter> asked,
            List<String> names,
            List<MethodParameter> needed) {}

    /** @param methods all operations that there are, asked for when the first address is refused */
    StrictParameters(ProblemWriter problems, List<CommonParameters> common, Supplier<Stream<HandlerMethod>> methods) {
        this.problems = problems;
        this.common = common;
        this.methods = methods;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        Operation operation = operations.computeIfAbsent(method.getMethod(), any -> operation(method));
        if (!operation.ours()) {
            return true;
        }
        ProblemDetail problem = hasAddress(request, operation)
                ? request.getQueryString() == null ? lacks(operation, Set.of()) : problem(request, operation)
                : Problem.notFound();
        if (problem == null) {
            return true;
        }
        problems.write(response, problem);
        return false;
    }

    private Operation operation(HandlerMethod method) {
        List<MethodParameter> asked = with(RequestParam.class, method);
        return new Operation(
                OURS.matcher(method.getBeanType().getName()).matches(),
                with(PathVariable.class, method),
                asked,
                Stream.concat(
                                asked.stream().map(parameter -> Objects.requireNonNull(parameter.getParameterName())),
                                common.stream().flatMap(some -> some.of(method).stream()))
                        .toList(),
                asked.stream().filter(StrictParameters::isNeeded).toList());
    }

    private static List<MethodParameter> with(Class<? extends Annotation> annotation, HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(annotation))
                .toList();
    }

    /** An id that is none is an address at which there is nothing. */
    private static boolean hasAddress(HttpServletRequest request, Operation operation) {
        if (operation.inPath().isEmpty()) {
            return true;
        }
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables)) {
            return false;
        }
        for (MethodParameter parameter : operation.inPath()) {
            if (!(variables.get(parameter.getParameterName()) instanceof String text)
                    || StrictFormats.fault(parameter.getParameterType(), text) != null) {
                return false;
            }
        }
        return true;
    }

    private @Nullable ProblemDetail problem(HttpServletRequest request, Operation operation) {
        Map<String, String[]> given;
        try {
            given = request.getParameterMap();
        } catch (InvalidParameterException e) {
            return Problem.forbiddenCharacters();
        }
        List<MethodParameter> known = operation.asked();
        List<String> names = operation.names();
        for (Map.Entry<String, String[]> one : given.entrySet()) {
            int place = names.indexOf(one.getKey());
            if (place < 0) {
                return Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "UnknownParameter",
                        nameOfOurs(one.getKey()),
                        names.isEmpty()
                                ? "This address takes no parameters."
                                : "This address has no such parameter. It takes: " + String.join(", ", names) + ".");
            }
            String fault = place < known.size()
                    ? fault(known.get(place), one.getValue())
                    : fault(String.class, false, one.getValue());
            if (fault != null) {
                String name = names.get(place);
                return Problem.of(
                        HttpStatus.BAD_REQUEST, "InvalidField", name, "The parameter " + name + " " + fault + ".");
            }
        }
        ProblemDetail lack = lacks(operation, given.keySet());
        return lack == null ? wrongWayRound(operation, given) : lack;
    }

    /** What another operation takes, or what is misspelt; anything else is whatever was sent, and is not told. */
    private @Nullable String nameOfOurs(String sent) {
        Map<String, String> ours = everyName;
        if (ours == null) {
            Map<String, String> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            methods.get()
                    .map(this::operation)
                    .filter(Operation::ours)
                    .flatMap(one -> one.names().stream())
                    .forEach(name -> found.put(name, name));
            everyName = ours = found;
        }
        return ours.get(sent);
    }

    /** Of a time that ends before it begins nothing is told: that is a slip, and no question. */
    private static @Nullable ProblemDetail wrongWayRound(Operation operation, Map<String, String[]> given) {
        int place = operation.names().indexOf(FROM);
        if (!given.containsKey(FROM)
                || !given.containsKey(TO)
                || !isAfter(operation.asked().get(place).getParameterType(), given.get(FROM)[0], given.get(TO)[0])) {
            return null;
        }
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                "InvalidField",
                TO,
                "The parameter " + TO + " is before " + FROM + ": what is asked for begins with " + FROM
                        + ", and goes on later.");
    }

    private static boolean isAfter(Class<?> type, String from, String to) {
        if (type == LocalDate.class) {
            return LocalDate.parse(from).isAfter(LocalDate.parse(to));
        }
        return type == YearMonth.class && YearMonth.parse(from).isAfter(YearMonth.parse(to));
    }

    /** What has to be there and is not. */
    private static @Nullable ProblemDetail lacks(Operation operation, Set<String> given) {
        for (MethodParameter parameter : operation.needed()) {
            String name = Objects.requireNonNull(parameter.getParameterName());
            if (!given.contains(name)) {
                String form = StrictFormats.fault(parameter.getParameterType(), "");
                return Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "InvalidField",
                        name,
                        "The parameter " + name + " is needed" + (form == null ? "" : ", and " + form) + ".");
            }
        }
        return null;
    }

    private static boolean isNeeded(MethodParameter parameter) {
        RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
        return asked != null
                && asked.required()
                && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                && !parameter.isOptional();
    }

    private static @Nullable String fault(MethodParameter parameter, String[] values) {
        boolean several = Collection.class.isAssignableFrom(parameter.getParameterType());
        return fault(
                several ? parameter.nested().getNestedParameterType() : parameter.getParameterType(), several, values);
    }

    private static @Nullable String fault(Class<?> type, boolean several, String[] values) {
        if (values.length > 1 && !several) {
            return "is given once";
        }
        for (String value : values) {
            for (String one : several ? value.split(",", -1) : new String[] {value}) {
                String fault =
                        Typed.trimmed(one).isEmpty() ? "has a value, or is left out" : StrictFormats.fault(type, one);
                if (fault != null) {
                    return fault;
                }
            }
        }
        return null;
    }
}
