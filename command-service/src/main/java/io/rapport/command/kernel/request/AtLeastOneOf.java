package io.rapport.command.kernel.request;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    final class Check extends FieldsTogether<AtLeastOneOf> {

        @Override
        String[] named(AtLeastOneOf constraint) {
            return constraint.value();
        }

        @Override
        @Nullable
        Fault fault(List<String> all, List<String> given) {
            return given.isEmpty()
                    ? new Fault(all.getFirst(), "is required, or another one of " + String.join(", ", all))
                    : null;
        }
    }
}
