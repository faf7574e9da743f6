package io.rapport.query.platform.web;

import io.rapport.query.platform.projection.Owner;
import io.rapport.web.security.Members;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.servlet.HandlerMapping;

/** What a request asks, whichever part of the answer it wants. */
final class Question {

    private static final Set<String> OF_THE_PART = Set.of("cursor", "limit");

    private Question() {}

    /** The same text for the same question about the same member, whoever asks it. */
    static String of(HttpServletRequest request) {
        return ownerOf(request)
                + ' '
                + addressOf(request)
                + ' '
                + request.getParameterMap().entrySet().stream()
                        .filter(parameter -> !OF_THE_PART.contains(parameter.getKey()))
                        .sorted(Map.Entry.comparingByKey())
                        .map(parameter -> parameter.getKey()
                                + '='
                                + Arrays.stream(parameter.getValue()).sorted().collect(Collectors.joining("|")))
                        .collect(Collectors.joining("&"));
    }

    /** Whoever is known by a secret address has it in the address. */
    private static String ownerOf(HttpServletRequest request) {
        if (OfAnother.in(request) == null && request.getUserPrincipal() == null) {
            return "";
        }
        Owner owner = RequestOwner.of(request);
        return owner.tenantId() + ' ' + owner.memberId();
    }

    /** The operation and of what it is; the same for the member and for those whom they let. */
    private static String addressOf(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String operation = String.valueOf(pattern);
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        String of = variables instanceof Map<?, ?> named
                ? named.entrySet().stream()
                        .filter(one -> !Members.VARIABLE.equals(one.getKey()))
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .sorted()
                        .collect(Collectors.joining(","))
                : "";
        return (operation.startsWith(Members.PATH) ? operation.substring(Members.PATH.length()) : operation) + ' ' + of;
    }
}
