package io.rapport.command.platform.web;

import io.rapport.command.kernel.request.BodyFaults;
import io.rapport.command.kernel.request.FieldFault;
import io.rapport.web.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells which fields of a body are wrong and what would be right, without quoting the body. */
@Component
final class UnreadableBody {

    private final JsonMapper json;
    private final BodyFaults faults;

    UnreadableBody(JsonMapper json, Validator validator) {
        this.json = json;
        this.faults = new BodyFaults(json, validator);
    }

    /** The problem of a body that is not JSON, or not of the record that the command takes. */
    ProblemDetail problem(HttpMessageNotReadableException e, WebRequest request) {
        if (e.getCause() instanceof StreamReadException syntax && !(syntax instanceof InputCoercionException)) {
            return malformed("The body is not JSON, or names a field twice: look at line "
                    + syntax.getLocation().getLineNr() + ", column "
                    + syntax.getLocation().getColumnNr() + ".");
        }
        @Nullable JsonNode body = body(request);
        @Nullable Class<?> type = bodyType(request);
        if (type != null && body != null && body.isObject()) {
            List<FieldFault> found = faults.ofUnreadable(type, body);
            if (!found.isEmpty()) {
                return problem(found);
            }
        }
        return malformed("The body has to be a JSON object, as the API description says.");
    }

    /** The problem of a body that was read, and broke constraints of its record. */
    ProblemDetail problem(BindingResult result) {
        Object target = result.getTarget();
        if (target == null) {
            return malformed("The body has to be a JSON object.");
        }
        List<ConstraintViolation<?>> violations = result.getAllErrors().stream()
                .<ConstraintViolation<?>>map(error -> error.unwrap(ConstraintViolation.class))
                .toList();
        return problem(faults.ofViolations(target.getClass(), violations));
    }

    private static ProblemDetail problem(List<FieldFault> faults) {
        FieldFault first = faults.getFirst();
        return Problem.of(
                HttpStatus.BAD_REQUEST, first.rule(), first.field(), first.detail(), Map.of("errors", faults));
    }

    private static ProblemDetail malformed(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "MalformedBody", null, detail);
    }

    private @Nullable JsonNode body(WebRequest request) {
        BodyLimitFilter.@Nullable KeptBody kept = request instanceof NativeWebRequest nativeRequest
                ? nativeRequest.getNativeRequest(BodyLimitFilter.KeptBody.class)
                : null;
        if (kept == null || kept.body().length == 0) {
            return null;
        }
        try {
            return json.readTree(kept.body());
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable Class<?> bodyType(WebRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
                        instanceof HandlerMethod handler
                ? Arrays.stream(handler.getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                        .<Class<?>>map(MethodParameter::getParameterType)
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
