package io.rapport.command.platform.web;

import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.calendar.MemberTimes;
import io.rapport.command.platform.commands.Admission;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.CommandRequest.Idempotency;
import io.rapport.command.platform.commands.Ids;
import io.rapport.events.Owner;
import io.rapport.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.WebUtils;

/**
 * Gives controllers their {@link CommandRequest}: who asks (from the token), whose data it is about (from the token, or
 * from a path below {@code /members/{memberId}}), when, and what the headers say.
 */
final class CommandRequestResolver implements HandlerMethodArgumentResolver {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String CORRELATION_ID = "X-Correlation-Id";

    /** The variable of a path that names the member whose data it is about. */
    static final String MEMBER_ID = "memberId";

    private static final String RESOLVED = CommandRequest.class.getName();
    private static final Pattern KEY = Pattern.compile("(?=.*\\S)[ -~]{1,200}");

    /** A command's answer names the sequence alone, a query's also what it said; one of a list names no sequence. */
    private static final Pattern ENTITY_TAG = Pattern.compile("\"(?:(\\d{1,18})(?:-[0-9a-f]{32})?|[0-9a-f]{32})\"");

    private static final long OF_NOTHING = -1;

    private final MemberTimes memberTimes;
    private final Ids ids;
    private final Clock clock;
    private final Fingerprints fingerprints;
    private final List<Admission> admissions;

    CommandRequestResolver(
            MemberTimes memberTimes, Ids ids, Clock clock, Fingerprints fingerprints, List<Admission> admissions) {
        this.admissions = List.copyOf(admissions);
        this.fingerprints = fingerprints;
        this.memberTimes = memberTimes;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether what answers is a command, and no description or health. */
    static boolean isCommand(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == CommandRequest.class);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CommandRequest.class;
    }

    @Override
    public CommandRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("Commands come over HTTP");
        }
        Caller caller = Caller.current();
        Map<?, ?> path = path(request);
        Owner owner = new Owner(caller.tenant(), member(path, caller));
        mustBeAdmitted(owner, caller, path);
        UUID commandId = ids.next();
        CommandRequest resolved = new CommandRequest(
                owner,
                caller.subject(),
                clock.instant(),
                memberTimes.of(owner),
                commandId,
                correlationId(request, commandId),
                expectedSequence(request),
                idempotency(request));
        request.setAttribute(RESOLVED, resolved);
        return resolved;
    }

    /** Who is named by the path, and otherwise whoever asks; a name that no token could hold is nobody's. */
    private static String member(Map<?, ?> path, Caller caller) {
        if (path.get(MEMBER_ID) instanceof String named) {
            if (!Caller.isIdentifier(named)) {
                throw new RejectedException(new NotFound());
            }
            return named;
        }
        return caller.subject();
    }

    private static Map<?, ?> path(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? variables
                : Map.of();
    }

    private void mustBeAdmitted(Owner owner, Caller caller, Map<?, ?> path) {
        if (!owner.memberId().equals(caller.subject())
                && !admissions.stream().allMatch(one -> one.admits(owner, caller.subject(), path))) {
            throw new RejectedException(new NotFound());
        }
    }

    /** What was made of this request, if it is a command and has come so far. */
    static Optional<CommandRequest> resolvedIn(HttpServletRequest request) {
        return Optional.ofNullable((CommandRequest) request.getAttribute(RESOLVED));
    }

    private static UUID correlationId(HttpServletRequest request, UUID commandId) {
        String given = header(request, CORRELATION_ID);
        if (given == null) {
            return commandId;
        }
        try {
            return UUID.fromString(given);
        } catch (IllegalArgumentException e) {
            throw new InvalidHeaderException(CORRELATION_ID, "The correlation id has to be a UUID.");
        }
    }

    private static @Nullable Long expectedSequence(HttpServletRequest request) {
        String given = header(request, HttpHeaders.IF_MATCH);
        if (given == null || given.equals("*")) {
            return null;
        }
        Matcher tag = ENTITY_TAG.matcher(given);
        if (!tag.matches()) {
            throw new InvalidHeaderException(
                    HttpHeaders.IF_MATCH, "If-Match has to be one ETag as a command or a query gave it.");
        }
        return tag.group(1) == null ? OF_NOTHING : Long.valueOf(tag.group(1));
    }

    /** One that comes twice says two things. */
    private static @Nullable String header(HttpServletRequest request, String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        if (values.size() > 1) {
            throw new InvalidHeaderException(name, "The header is sent once.");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private @Nullable Idempotency idempotency(HttpServletRequest request) {
        String key = header(request, IDEMPOTENCY_KEY);
        if (key == null) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            throw new InvalidHeaderException(
                    IDEMPOTENCY_KEY, "The idempotency key has 1 to 200 printable characters of ASCII.");
        }
        BodyLimitFilter.KeptBody kept = WebUtils.getNativeRequest(request, BodyLimitFilter.KeptBody.class);
        if (kept == null) {
            throw new IllegalStateException("The body was not kept");
        }
        return new Idempotency(key, fingerprints.of(request.getMethod(), request.getRequestURI(), kept.body()));
    }
}
