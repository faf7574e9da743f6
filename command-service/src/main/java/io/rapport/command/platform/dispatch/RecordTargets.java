package io.rapport.command.platform.dispatch;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.stereotype.Component;

/**
 * Finds a command's aggregate by the record component that is annotated with {@link TargetAggregateIdentifier}. Axon's
 * own resolver searches all methods and fields of the command for annotations each time; a class is looked at once
 * here.
 */
@Component
final class RecordTargets implements CommandTargetResolver {

    private final ClassValue<Method> identifiers = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> command) {
            if (!command.isRecord()) {
                throw new IllegalArgumentException(command.getSimpleName() + " is not a record");
            }
            Method accessor = Arrays.stream(command.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .filter(method -> method.isAnnotationPresent(TargetAggregateIdentifier.class))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(command.getSimpleName() + " names no aggregate to go to"));
            accessor.setAccessible(true);
            return accessor;
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> message) {
        Object command = message.getPayload();
        try {
            Object identifier = identifiers.get(command.getClass()).invoke(command);
            if (identifier == null) {
                throw new IllegalArgumentException(command.getClass().getSimpleName() + " came without its aggregate");
            }
            return new VersionedAggregateIdentifier(identifier, null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record's accessor cannot be called", e);
        }
    }
}
