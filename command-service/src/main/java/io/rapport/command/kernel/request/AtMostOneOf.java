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

/** Fields of which one says it all; of several the second one is reported. */
@Documented
@Constraint(validatedBy = AtMostOneOf.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AtMostOneOf {

    /** The fields that exclude each other. */
    String[] value();

    String message() default "is one too many: give only one of them";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Of records. */
    final class Check implements ConstraintValidator<AtMostOneOf, Record> {

        private List<String> fields = List.of();

        @Override
        public void initialize(AtMostOneOf constraint) {
            fields = List.of(constraint.value());
        }

        @Override
        public boolean isValid(Record body, ConstraintValidatorContext context) {
            PropertyAccessor accessor = PropertyAccessorFactory.forDirectFieldAccess(body);
            List<String> given = fields.stream()
                    .filter(field -> accessor.getPropertyValue(field) != null)
                    .toList();
            if (given.size() < 2) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            // Names of components, so nothing in them is taken for a template.
            context.buildConstraintViolationWithTemplate(
                            "is one too many: only one of " + String.join(", ", fields) + " is given")
                    .addPropertyNode(given.get(1))
                    .addConstraintViolation();
            return false;
        }
    }
}
