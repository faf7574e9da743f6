package io.rapport.command.kernel.request;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.lang.annotation.Annotation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;

/** Checks a record by which of some fields are given, whatever they hold, and reports one of them. */
abstract class FieldsTogether<A extends Annotation> implements ConstraintValidator<A, Record> {

    private List<String> fields = List.of();

    /** The fields that the constraint names, in its order. */
    abstract String[] named(A constraint);

    /** What is wrong if those are given; {@code null} if nothing is. */
    abstract @Nullable Fault fault(List<String> all, List<String> given);

    /** @param words the end of a sentence that begins with the field's name */
    record Fault(String field, String words) {}

    @Override
    public final void initialize(A constraint) {
        fields = List.of(named(constraint));
    }

    @Override
    public final boolean isValid(Record body, ConstraintValidatorContext context) {
        PropertyAccessor accessor = PropertyAccessorFactory.forDirectFieldAccess(body);
        Fault fault = fault(
                fields,
                fields.stream()
                        .filter(field -> accessor.getPropertyValue(field) != null)
                        .toList());
        if (fault == null) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        // Names of components, so nothing in them is taken for a template.
        context.buildConstraintViolationWithTemplate(fault.words())
                .addPropertyNode(fault.field())
                .addConstraintViolation();
        return false;
    }
}
