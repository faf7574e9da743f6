package io.rapport.command.kernel.request;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.springframework.beans.PropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;

/** Fields of which exactly one says what is meant; the first of them is the one that is reported. */
@Documented
@Constraint(validatedBy = ExactlyOneOf.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ExactlyOneOf {

    /** The fields, of which the first is the most usual one. */
    String[] value();

    String message() default "is given, or exactly one of the others";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Of records. */
    final class Check implements ConstraintValidator<ExactlyOneOf, Record> {

        private List<String> fields = List.of();

        @Override
        public void initialize(ExactlyOneOf constraint) {
            fields = List.of(constraint.value());
        }

        @Override
        public boolean isValid(Record body, ConstraintValidatorContext context) {
            PropertyAccessor accessor = PropertyAccessorFactory.forDirectFieldAccess(body);
            long given = fields.stream()
                    .filter(field -> accessor.getPropertyValue(field) != null)
                    .count();
            if (given == 1) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            // Names of components, so nothing in them is taken for a template.
            context.buildConstraintViolationWithTemplate(
                            "has to be given, or one of the others: exactly one of " + String.join(", ", fields))
                    .addPropertyNode(fields.getFirst())
                    .addConstraintViolation();
            return false;
        }
    }
}
