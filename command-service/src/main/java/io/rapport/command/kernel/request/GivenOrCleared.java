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
import java.util.Collection;
import org.springframework.beans.PropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;

/** A field is given or named in {@value #CLEAR}, and never both: one of the two would be passed over. */
@Documented
@Constraint(validatedBy = GivenOrCleared.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface GivenOrCleared {

    /** The component that names fields which are no longer there; its items are called as the fields are. */
    String CLEAR = "clear";

    String message() default "is given and named in " + CLEAR + ": leave out one of the two";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Of records with such a component. */
    final class Check implements ConstraintValidator<GivenOrCleared, Record> {

        @Override
        public boolean isValid(Record body, ConstraintValidatorContext context) {
            PropertyAccessor accessor = PropertyAccessorFactory.forDirectFieldAccess(body);
            if (!(accessor.getPropertyValue(CLEAR) instanceof Collection<?> cleared)) {
                return true;
            }
            boolean valid = true;
            for (Object field : cleared) {
                if (field != null && accessor.getPropertyValue(field.toString()) != null) {
                    context.disableDefaultConstraintViolation();
                    context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                            .addPropertyNode(field.toString())
                            .addConstraintViolation();
                    valid = false;
                }
            }
            return valid;
        }
    }
}
