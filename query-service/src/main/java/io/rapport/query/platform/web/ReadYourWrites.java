package io.rapport.query.platform.web;

import io.rapport.events.Owner;
import io.rapport.query.platform.reading.AppliedMarkers;
import io.rapport.web.security.Caller;
import io.rapport.web.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds a query back until its read model has what the header {@code Rapport-Applied} names. */
final class ReadYourWrites implements HandlerInterceptor {

    static final String HEADER = "Rapport-Applied";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final int MOST_AGGREGATES = 20;
    /** Of an aggregate's id, which is a UUID, or a member of a tenant; nothing else was ever answered by a command. */
    private static final Pattern APPLIED = Pattern.compile(
            "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=.{1,800}@)[\\p{Alnum}._:|@%-]+/[\\p{Alnum}._:|@%-]+)@(\\d{1,18})");

    private final AppliedMarkers markers;
    private final SharedAggregates shared;

    ReadYourWrites(AppliedMarkers markers, SharedAggregates shared) {
        this.markers = markers;
        this.shared = shared;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        if (handler instanceof HandlerMethod method && request.getHeader(HEADER) != null) {
            ReadsFrom readModel = method.getBeanType().getAnnotation(ReadsFrom.class);
            if (readModel != null && !readModel.bySecret()) {
                await(readModel, request, sequences(request));
            }
        }
        return true;
    }

    /** Of several read models and owners the later ones wait for what the earlier ones have left of the time. */
    private void await(ReadsFrom from, HttpServletRequest request, Map<String, Long> sequences)
            throws InterruptedException {
        OfAnother other = OfAnother.in(request);
        // Of what is another member's, somebody may know how far it is of what they share with them, and of nothing
        // else.
        Owner asking = other == null ? RequestOwner.of(request) : other.knowsProgressOf();
        if (from.ofTenant() && Caller.hasOneOf(Role.ADMIN, Role.COACH)) {
            for (String readModel : from.value()) {
                must(markers.awaitInTenant(readModel, asking.tenantId(), sequences, LONGEST_WAIT));
            }
            return;
        }
        Map<String, Owner> others =
                from.ofTwo() || other != null ? shared.ownersOf(asking, sequences.keySet()) : Map.of();
        Map<Owner, Map<String, Long>> byOwner = new HashMap<>();
        sequences.forEach((aggregate, sequence) -> byOwner.computeIfAbsent(
                        others.getOrDefault(aggregate, asking), any -> new HashMap<>())
                .put(aggregate, sequence));
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        for (String readModel : from.value()) {
            for (Map.Entry<Owner, Map<String, Long>> one : byOwner.entrySet()) {
                Duration rest = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
                await(readModel, one.getKey(), one.getValue(), rest);
            }
        }
    }

    private void await(String readModel, Owner owner, Map<String, Long> sequences, Duration rest)
            throws InterruptedException {
        must(markers.await(readModel, owner, sequences, rest));
    }

    private static void must(AppliedMarkers.Outcome outcome) {
        switch (outcome) {
            case APPLIED -> {}
            case NOT_YET -> throw new NotYetAppliedException();
            case STOPPED -> throw new ReadModelStoppedException();
        }
    }

    private static Map<String, Long> sequences(HttpServletRequest request) {
        Map<String, Long> sequences = new HashMap<>();
        for (String header : Collections.list(request.getHeaders(HEADER))) {
            for (String one : header.split(",", -1)) {
                Matcher matcher = APPLIED.matcher(one.strip());
                if (!matcher.matches() || sequences.size() == MOST_AGGREGATES) {
                    throw InvalidFieldException.ofHeader(
                            HEADER,
                            "The header is up to " + MOST_AGGREGATES
                                    + " of <aggregateId>@<sequence>, as commands answer it, separated by commas.");
                }
                sequences.merge(matcher.group(1), Long.valueOf(matcher.group(2)), Math::max);
            }
        }
        return sequences;
    }
}
