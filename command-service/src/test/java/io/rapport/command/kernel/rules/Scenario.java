package io.rapport.command.kernel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.platform.aggregate.MetaDataKeys;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.command.platform.eventstore.GuardedRepository;
import io.rapport.command.platform.forgetting.ForgottenMembers;
import io.rapport.events.Owner;
import io.rapport.events.RapportEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;

/** Given what one member recorded, when somebody wants something, then this happens. */
public final class Scenario<T extends Owned> {

    /** Whose history it is. */
    public static final Owner MEMBER = new Owner("northwind", "ana");

    private final AggregateTestFixture<T> fixture;
    private final List<RapportEvent> history;
    private final ForgottenMembers forgotten = new ForgottenMembers();
    private Map<String, ?> brought = Map.of();

    private Scenario(Class<T> aggregate, List<RapportEvent> history) {
        this.fixture = new AggregateTestFixture<>(aggregate);
        this.history = history;
        fixture.registerRepository(guarded(fixture.getRepository(), forgotten));
        fixture.registerCommandHandlerInterceptor(new CorrelationDataInterceptor<>(
                new SimpleCorrelationDataProvider(MetaDataKeys.TENANT_ID, MetaDataKeys.MEMBER_ID, MetaDataKeys.ACTOR)));
    }

    /** As in the service, but that the fixture looks at the aggregate afterwards, in nobody's name. */
    @SuppressWarnings("unchecked")
    private static <T extends Owned> Repository<T> guarded(Repository<T> repository, ForgottenMembers forgotten) {
        Repository<T> guarded = new GuardedRepository<>(repository, forgotten);
        return (Repository<T>) Proxy.newProxyInstance(
                Scenario.class.getClassLoader(), new Class<?>[] {Repository.class}, (proxy, method, arguments) -> {
                    boolean asked = CurrentUnitOfWork.get().getMessage() != null;
                    try {
                        return method.invoke(asked ? guarded : repository, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    public static <T extends Owned> Scenario<T> of(Class<T> aggregate, RapportEvent... history) {
        return new Scenario<>(aggregate, List.of(history));
    }

    /** What policies add to the commands' metadata. */
    public Scenario<T> bringing(Map<String, ?> metaData) {
        brought = metaData;
        return this;
    }

    /** Somebody of the member's tenant was forgotten, too. */
    public Scenario<T> andForgotten(String subject) {
        forgotten.add(new Owner(MEMBER.tenantId(), subject));
        return this;
    }

    public Outcome when(Object command) {
        return when(command, MEMBER);
    }

    public Outcome when(Object command, Owner asking) {
        return when(command, asking, asking.memberId());
    }

    /** What somebody else wants, of whom {@link #MEMBER} is the owner. */
    public Outcome when(Object command, String actor) {
        return when(command, MEMBER, actor);
    }

    private Outcome when(Object command, Owner asking, String actor) {
        List<?> messages = history.stream()
                .map(event ->
                        GenericEventMessage.asEventMessage(event).withMetaData(metaData(MEMBER, MEMBER.memberId())))
                .toList();
        var given = messages.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(messages);
        return new Outcome(
                given.when(command, MetaData.from(metaData(asking, actor)).mergedWith(brought)));
    }

    private static Map<String, String> metaData(Owner owner, String actor) {
        return Map.of(
                MetaDataKeys.TENANT_ID, owner.tenantId(),
                MetaDataKeys.MEMBER_ID, owner.memberId(),
                MetaDataKeys.ACTOR, actor);
    }

    /** What became of the command. */
    public record Outcome(ResultValidator<?> result) {

        public void then(RapportEvent... events) {
            result.expectSuccessfulHandlerExecution()
                    .expectEvents(Arrays.stream(events).toArray());
        }

        /** Accepted, with one event. */
        public void isAccepted() {
            result.expectSuccessfulHandlerExecution()
                    .expectEventsMatching(Matchers.payloadsMatching(Matchers.exactSequenceOf(
                            Matchers.matches(RapportEvent.class::isInstance), Matchers.andNoMore())));
        }

        /** Accepted, and there was nothing to record. */
        public void changesNothing() {
            result.expectSuccessfulHandlerExecution().expectNoEvents();
        }

        /** Rejected by some rule, and nothing was recorded. */
        public void isRejected() {
            result.expectNoEvents().expectException(RejectedException.class);
        }

        /** Rejected by exactly this rule, and nothing was recorded. */
        public void isRejected(Rejection rejection) {
            result.expectNoEvents()
                    .expectException(RejectedException.class)
                    .expectException(Matchers.matches((Exception e) -> {
                        assertThat(((RejectedException) e).rejection()).isEqualTo(rejection);
                        return true;
                    }));
        }
    }
}
