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
    final class Check extends FieldsTogether<ExactlyOneOf> {

        @Override
        String[] named(ExactlyOneOf constraint) {
            return constraint.value();
        }

        @Override
        @Nullable
        Fault fault(List<String> all, List<String> given) {
            return given.size() == 1
                    ? null
                    : new Fault(
                            all.getFirst(),
                            "has to be given, or one of the others: exactly one of " + String.join(", ", all));
        }
    }
}
