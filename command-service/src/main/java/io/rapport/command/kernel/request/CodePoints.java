package io.rapport.command.kernel.request;

import jakarta.validation.Configuration;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.jspecify.annotations.Nullable;

/** Counts the length of text in characters of Unicode, as JSON Schema does, and not in halves of them as Java does. */
public final class CodePoints implements ConstraintValidator<Size, String> {

    private int min;
    private int max;

    /** Makes it the way in which text is measured. */
    public static void measureText(Configuration<?> validation) {
        HibernateValidatorConfiguration hibernate = (HibernateValidatorConfiguration) validation;
        var mapping = hibernate.createConstraintMapping();
        // It is found before Java's own, since a String is nearer than a CharSequence.
        mapping.constraintDefinition(Size.class).includeExistingValidators(true).validatedBy(CodePoints.class);
        hibernate.addMapping(mapping);
    }

    @Override
    public void initialize(Size size) {
        min = size.min();
        max = size.max();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        if (text == null) {
            return true;
        }
        int length = text.codePointCount(0, text.length());
        return length >= min && length <= max;
    }
}
