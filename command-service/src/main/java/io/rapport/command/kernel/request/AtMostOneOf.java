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
    final class Check extends FieldsTogether<AtMostOneOf> {

        @Override
        String[] named(AtMostOneOf constraint) {
            return constraint.value();
        }

        @Override
        @Nullable
        Fault fault(List<String> all, List<String> given) {
            return given.size() < 2
                    ? null
                    : new Fault(given.get(1), "is one too many: only one of " + String.join(", ", all) + " is given");
        }
    }
}
