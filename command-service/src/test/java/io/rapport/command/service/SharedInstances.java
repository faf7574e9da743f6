package io.rapport.command.service;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Two instances beside each other, started once for all tests that only send commands to them. Each class has a tenant
 * of its own there; one that changes settings, the topic or what is stored has instances of its own.
 */
final class SharedInstances implements AutoCloseable {

    private final RunningService here = RunningService.start();
    private final RunningService there = here.another();

    RunningService here() {
        return here;
    }

    RunningService there() {
        return there;
    }

    @Override
    public void close() {
        there.close();
        here.close();
    }

    /** Gives them to a method that has them as a parameter, and closes them after the last test of all. */
    static final class Resolver implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SharedInstances.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(SharedInstances.class))
                    .computeIfAbsent(SharedInstances.class, first -> new SharedInstances(), SharedInstances.class);
        }
    }
}
