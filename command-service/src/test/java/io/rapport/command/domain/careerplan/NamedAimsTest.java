package io.rapport.command.domain.careerplan;

import static io.rapport.command.domain.careerplan.CareerPlanScenario.ADDED;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.AIM;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.DRAFTED;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.ENERGY;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.PLAN;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.RETIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.careerplan.CareerPlanRejection.AimIsRetired;
import io.rapport.command.domain.careerplan.CareerPlanRejection.NoSuchAim;
import io.rapport.command.kernel.rules.NamesAims;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.events.Owner;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.careerplan.CareerPlanEvent.AimAdded;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An aim that a command of another context names")
class NamedAimsTest {

    private static final NamesAims.NamedAim PURPOSE = new NamesAims.NamedAim(AIM, "purpose.aimId", false);
    private static final NamesAims.NamedAim FILTER = new NamesAims.NamedAim(AIM, "tracking.filter.aimId", true);

    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final WhenAnAimIsNamedThenItIsPursued policy =
            new WhenAnAimIsNamedThenItIsPursued(new EventSourcedAims(events));
    private long sequence;

    /** Something that some context is told to do. */
    private record Something(List<NamedAim> namedAims) implements NamesAims {}

    private void recorded(CareerPlanEvent event) {
        events.publish(new GenericDomainEventMessage<>(
                "careerplan", PLAN.toString(), sequence++, event, metaData(Scenario.MEMBER)));
    }

    private static Map<String, String> metaData(Owner owner) {
        return Map.of("tenantId", owner.tenantId(), "memberId", owner.memberId());
    }

    private void judge(Owner asking, NamesAims.NamedAim... named) {
        policy.judge(
                new DefaultUnitOfWork<>(new GenericCommandMessage<>(new Something(List.of(named)), metaData(asking))));
    }

    private void assertRejected(Owner asking, Rejection rejection, NamesAims.NamedAim... named) {
        assertThatThrownBy(() -> judge(asking, named))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(rejection));
    }

    @Test
    @DisplayName("is one that the member pursues")
    void pursued() {
        recorded(DRAFTED);
        recorded(ADDED);
        assertThatCode(() -> judge(Scenario.MEMBER, PURPOSE, FILTER)).doesNotThrowAnyException();
        assertThatCode(() -> judge(Scenario.MEMBER)).as("names none").doesNotThrowAnyException();
    }

    @Test
    @DisplayName("is not retired, unless it only describes people")
    void retired() {
        recorded(DRAFTED);
        recorded(ADDED);
        recorded(RETIRED);
        assertRejected(Scenario.MEMBER, new AimIsRetired("purpose.aimId"), FILTER, PURPOSE);
        assertThatCode(() -> judge(Scenario.MEMBER, FILTER)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("exists, and is the same member's")
    void absent() {
        assertRejected(Scenario.MEMBER, new NoSuchAim("purpose.aimId"), PURPOSE);
        assertRejected(Scenario.MEMBER, new NoSuchAim("tracking.filter.aimId"), FILTER);
        recorded(DRAFTED);
        recorded(new AimAdded(PLAN, new UUID(6, 9), ENERGY));
        assertRejected(Scenario.MEMBER, new NoSuchAim("purpose.aimId"), PURPOSE);
        recorded(ADDED);
        assertRejected(new Owner("northwind", "ben"), new NoSuchAim("purpose.aimId"), PURPOSE);
        assertRejected(new Owner("contoso", "ana"), new NoSuchAim("tracking.filter.aimId"), FILTER);
    }
}
