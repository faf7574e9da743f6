package io.rapport.command.kernel.request;

import io.rapport.command.kernel.time.StatedTime;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A day or time that can belong to somebody's life: from 1900 to 2199, so that no calculation leaves the calendar. */
@Documented
@Constraint(validatedBy = {InCalendar.Days.class, InCalendar.Times.class})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface InCalendar {

    String message() default "has to be between the years 1900 and 2199";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Of days. */
    final class Days implements ConstraintValidator<InCalendar, LocalDate> {
        @Override
        public boolean isValid(@Nullable LocalDate value, ConstraintValidatorContext context) {
            return value == null || Years.contain(value);
        }
    }

    /** Of times, by the day that was written or that of UTC. */
    final class Times implements ConstraintValidator<InCalendar, StatedTime> {
        @Override
        public boolean isValid(@Nullable StatedTime value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            LocalDate day = value.day();
            return Years.contain(day == null ? LocalDate.ofInstant(value.instant(), ZoneOffset.UTC) : day);
        }
    }

    /** The years that can occur. */
    final class Years {
        private Years() {}

        static boolean contain(LocalDate day) {
            int year = day.getYear();
            return year >= 1900 && year < 2200;
        }
    }
}
