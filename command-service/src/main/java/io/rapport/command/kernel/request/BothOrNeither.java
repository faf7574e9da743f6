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
    final class Check extends FieldsTogether<BothOrNeither> {

        @Override
        String[] named(BothOrNeither constraint) {
            return constraint.value();
        }

        @Override
        @Nullable
        Fault fault(List<String> all, List<String> given) {
            return given.isEmpty() || given.size() == all.size()
                    ? null
                    : new Fault(
                            all.stream()
                                    .filter(field -> !given.contains(field))
                                    .findFirst()
                                    .orElseThrow(),
                            "is required, or none of " + String.join(", ", all) + " is given");
        }
    }
}
