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

/** Fields that mean something only together; the first one that is missing is reported. */
@Documented
@Constraint(validatedBy = BothOrNeither.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface BothOrNeither {

    /** The fields that belong together. */
    String[] value();

    String message() default "belongs together with others: give all of them or none";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Of records. */
    final class Check implements ConstraintValidator<BothOrNeither, Record> {

        private List<String> fields = List.of();

        @Override
        public void initialize(BothOrNeither constraint) {
            fields = List.of(constraint.value());
        }

        @Override
        public boolean isValid(Record body, ConstraintValidatorContext context) {
            PropertyAccessor accessor = PropertyAccessorFactory.forDirectFieldAccess(body);
            List<String> missing = fields.stream()
                    .filter(field -> accessor.getPropertyValue(field) == null)
                    .toList();
            if (missing.isEmpty() || missing.size() == fields.size()) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            // Names of components, so nothing in them is taken for a template.
            context.buildConstraintViolationWithTemplate(
                            "is required, or none of " + String.join(", ", fields) + " is given")
                    .addPropertyNode(missing.getFirst())
                    .addConstraintViolation();
            return false;
        }
    }
}
