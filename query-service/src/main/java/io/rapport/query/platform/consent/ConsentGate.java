package io.rapport.query.platform.consent;

import io.rapport.events.Owner;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.web.NotFoundException;
import io.rapport.query.platform.web.OfAnother;
import io.rapport.web.security.Caller;
import io.rapport.web.security.Members;
import io.rapport.web.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a coach in where a member has opened what is asked for, an auditor where there is no text, and nobody else:
 * whoever is not let in cannot tell whether there is such a member. What was let in is looked at once more when the
 * answer is ready.
 */
@Component
final class ConsentGate implements HandlerInterceptor {

    private final Consents consents;
    private final Redaction redaction;

    ConsentGate(Consents consents, JsonMapper json) {
        this.consents = consents;
        this.redaction = new Redaction(json);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String member = Members.named(request);
        if (member == null || !(handler instanceof HandlerMethod method)) {
            return true;
        }
        Shared shared = method.getMethodAnnotation(Shared.class);
        boolean audited = method.hasMethodAnnotation(Audited.class);
        if (shared == null && !audited) {
            return true; // what two have in common: it is asked for as either's own
        }
        Caller caller = Caller.current();
        Owner owner = new Owner(caller.tenant(), member);
        String path = Objects.requireNonNull(request.getRequestURI());
        String resource = path.substring(path.indexOf('/', "/members/".length()));
        Sight sight = shared != null && Caller.hasOneOf(Role.COACH)
                ? consents.of(owner, caller.subject())
                        .filter(open -> open.has(shared.value()))
                        .orElse(null)
                : null;
        if (sight != null && shared != null) {
            new Look(sight, shared, resource).remember(request);
        } else if (audited && Caller.hasOneOf(Role.AUDITOR)) {
            new Audit(owner, caller.subject(), resource).remember(request);
        } else {
            throw new NotFoundException();
        }
        return true;
    }

    /** The look of an auditor: nothing has to be open, and no text is told. */
    private final class Audit implements OfAnother {

        private final Owner owner;
        private final String viewer;
        private final String resource;

        Audit(Owner owner, String viewer, String resource) {
            this.owner = owner;
            this.viewer = viewer;
            this.resource = resource;
        }

        @Override
        public Owner owner() {
            return owner;
        }

        @Override
        public Owner viewer() {
            return new Owner(owner.tenantId(), viewer);
        }

        /** Every history of the member's is theirs to see. */
        @Override
        public Owner knowsProgressOf() {
            return owner;
        }

        @Override
        public @Nullable LocalDate firstDay() {
            return null;
        }

        @Override
        public boolean readsTexts() {
            return false;
        }

        @Override
        public Answer<?> told(Answer<?> answer, Type type) {
            byte[] left = redaction.withoutTexts(answer.json(), type, owner);
            consents.lookOfAuditor(owner, viewer, resource);
            return new Answer<>(left, null);
        }
    }

    private final class Look implements OfAnother {

        private final Sight sight;
        private final Shared shared;
        private final String resource;

        Look(Sight sight, Shared shared, String resource) {
            this.sight = sight;
            this.shared = shared;
            this.resource = resource;
        }

        @Override
        public Owner owner() {
            return sight.owner();
        }

        @Override
        public Owner viewer() {
            return new Owner(sight.owner().tenantId(), sight.viewer());
        }

        @Override
        public @Nullable LocalDate firstDay() {
            LocalDate from = sight.grants().get(shared.value());
            return LocalDate.MIN.equals(from) ? null : from;
        }

        @Override
        public Answer<?> told(Answer<?> answer, Type type) {
            byte[] left = redaction.of(answer.json(), type, sight, shared.value());
            if (left == null) {
                throw new NotFoundException();
            }
            if (!consents.look(sight, shared.value(), resource)) {
                // Something was opened or closed while this was read.
                throw consents.of(sight.owner(), sight.viewer())
                                .filter(now -> now.has(shared.value()))
                                .isPresent()
                        ? new ConsentUnavailableException()
                        : new NotFoundException();
            }
            return new Answer<>(left, null);
        }
    }
}
