package io.rapport.command.domain.careerplan;

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

/** So many years as a horizon may have: 3, 5 or 10. */
@Documented
@Constraint(validatedBy = HorizonYears.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@interface HorizonYears {

    /** The same as a path names them. */
    String IN_PATH = "3|5|10";

    String message() default "has to be 3, 5 or 10";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Of numbers of years. */
    final class Check implements ConstraintValidator<HorizonYears, Integer> {
        @Override
        public boolean isValid(@Nullable Integer value, ConstraintValidatorContext context) {
            return value == null || value == 3 || value == 5 || value == 10;
        }
    }
}
