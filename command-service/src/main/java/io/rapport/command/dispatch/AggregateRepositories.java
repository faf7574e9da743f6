package io.rapport.command.dispatch;

import org.axonframework.modelling.command.Repository;

/** Where handlers outside an aggregate load and create it. */
public interface AggregateRepositories {

    /** The repository of an aggregate that was declared as {@link AggregateType}. */
    <T> Repository<T> of(Class<T> type);
}
