package io.rapport.query.platform.web;

import io.rapport.events.Owner;
import io.rapport.web.security.Members;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.web.servlet.HandlerMapping;

/** What a request asks, whichever part of the answer it wants. */
final class Question {

    private static final Set<String> OF_THE_PART = Set.of("cursor", "limit");

    private Question() {}

    /** The same text for the same question about the same member, whoever asks it. */
    static String of(HttpServletRequest request) {
        StringBuilder text = new StringBuilder();
        addOwner(text, request);
        addAddress(text.append(' '), request);
        addParameters(text.append(' '), request);
        return text.toString();
    }

    /** Whoever is known by a secret address has it in the address. */
    private static void addOwner(StringBuilder text, HttpServletRequest request) {
        if (OfAnother.in(request) != null || request.getUserPrincipal() != null) {
            Owner owner = RequestOwner.of(request);
            text.append(owner.tenantId()).append(' ').append(owner.memberId());
        }
    }

    /** The operation and of what it is; the same for the member and for those whom they let. */
    private static void addAddress(StringBuilder text, HttpServletRequest request) {
        String operation = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        text.append(operation, operation.startsWith(Members.PATH) ? Members.PATH.length() : 0, operation.length());
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && !variables.isEmpty()) {
            Map<String, Object> of = new TreeMap<>();
            variables.forEach((name, value) -> of.put(String.valueOf(name), value));
            of.remove(Members.VARIABLE);
            of.forEach(
                    (name, value) -> text.append(' ').append(name).append('=').append(value));
        }
    }

    private static void addParameters(StringBuilder text, HttpServletRequest request) {
        Map<String, String[]> asked = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!OF_THE_PART.contains(name)) {
                asked.put(name, values);
            }
        });
        asked.forEach((name, values) -> {
            String[] sorted = values.clone();
            Arrays.sort(sorted);
            text.append('&').append(name).append('=').append(String.join("|", sorted));
        });
    }
}
