package io.rapport.command.leadership;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * A bean of instances that number and publish events. One that only takes commands, {@code RAPPORT_PUBLISHING=off},
 * does without: it leaves its events in the outbox for whoever leads.
 */
@Documented
@Conditional(WherePublishing.Enabled.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface WherePublishing {

    /** Converts the setting, so that "off" and "false" are the same, and anything else than a choice is refused. */
    final class Enabled implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment().getProperty("rapport.publishing.enabled", Boolean.class, true);
        }
    }
}
