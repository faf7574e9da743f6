package io.rapport.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/** The member whom an address is about, where it is not about whoever asks. */
public final class Members {

    /** As the paths have it: {@code /members/{memberId}/…}. */
    public static final String VARIABLE = "memberId";

    /** What comes before the path of an operation to which members may let others. */
    public static final String PATH = "/members/{" + VARIABLE + "}";

    private Members() {}

    /** The subject of the member whom the request's address names; {@code null} if it is about the caller. */
    public static @Nullable String named(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get(VARIABLE) instanceof String member
                ? member
                : null;
    }
}
