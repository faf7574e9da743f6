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

/** A body without any of these fields says nothing; the first of them is the one that is reported. */
@Documented
@Constraint(validatedBy = AtLeastOneOf.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AtLeastOneOf {

    /** The fields, of which the first is the most usual one. */
    String[] value();

    String message() default "is required, unless one of the others is given";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Of records. */
    final class Check implements ConstraintValidator<AtLeastOneOf, Record> {

        private List<String> fields = List.of();

        @Override
        public void initialize(AtLeastOneOf constraint) {
            fields = List.of(constraint.value());
        }

        @Override
        public boolean isValid(Record body, ConstraintValidatorContext context) {
            PropertyAccessor accessor = PropertyAccessorFactory.forDirectFieldAccess(body);
            if (fields.stream().anyMatch(field -> accessor.getPropertyValue(field) != null)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            // Names of components, so nothing in them is taken for a template.
            context.buildConstraintViolationWithTemplate("is required, or another one of " + String.join(", ", fields))
                    .addPropertyNode(fields.getFirst())
                    .addConstraintViolation();
            return false;
        }
    }
}
