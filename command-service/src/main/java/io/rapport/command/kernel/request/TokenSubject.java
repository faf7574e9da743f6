package io.rapport.command.kernel.request;

import io.rapport.web.security.Caller;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Somebody else, by the subject of their tokens; whether there is such a person only the issuer knows. */
@Documented
@Constraint(validatedBy = TokenSubject.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface TokenSubject {

    String message() default "has to be the subject of somebody's tokens, such as carla";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Of text; blank text is {@code @NotBlank}'s to report. */
    final class Check implements ConstraintValidator<TokenSubject, String> {
        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || value.isEmpty() || Caller.isIdentifier(value);
        }
    }
}
