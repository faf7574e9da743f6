package io.rapport.command.platform.eventstore;

import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.events.Owner;
import io.rapport.events.member.MemberEvent.FirstDayOfWeekChosen;
import java.time.DayOfWeek;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An aggregate that says nothing about who is admitted")
class AdmissionTest {

    private static final String ID = Scenario.MEMBER.key();
    private static final String COACH = "carla";
    private static final FirstDayOfWeekChosen EVENT = new FirstDayOfWeekChosen(DayOfWeek.MONDAY);

    record Begin(@TargetAggregateIdentifier String id) {}

    record BeginIfMissing(@TargetAggregateIdentifier String id) {}

    record GoOn(@TargetAggregateIdentifier String id) {}

    /** It has never heard of coaches. */
    static class Diary implements Owned {

        @AggregateIdentifier
        @SuppressWarnings("UnusedVariable") // Axon reads it.
        private @Nullable String id;

        private @Nullable Owner owner;

        Diary() {}

        @CommandHandler
        Diary(Begin command) {
            AggregateLifecycle.apply(EVENT);
        }

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        void handle(BeginIfMissing command) {
            AggregateLifecycle.apply(EVENT);
        }

        @CommandHandler
        void handle(GoOn command) {
            AggregateLifecycle.apply(EVENT);
        }

        @EventSourcingHandler
        void on(FirstDayOfWeekChosen event, MetaData metaData) {
            owner = MessageOwner.in(metaData);
            id = owner.key();
        }

        @Override
        public Owner owner() {
            if (owner == null) {
                throw new IllegalStateException("Nobody's yet");
            }
            return owner;
        }
    }

    @Test
    @DisplayName("is begun by its owner and by nobody else in the owner's name")
    void begin() {
        Scenario.of(Diary.class).when(new Begin(ID)).then(EVENT);
        Scenario.of(Diary.class).when(new BeginIfMissing(ID)).then(EVENT);
        Scenario.of(Diary.class).when(new Begin(ID), COACH).isRejected(new NotFound());
        Scenario.of(Diary.class).when(new BeginIfMissing(ID), COACH).isRejected(new NotFound());
    }

    @Test
    @DisplayName("does not exist for anybody but its owner")
    void goOn() {
        Scenario.of(Diary.class, EVENT).when(new GoOn(ID)).then(EVENT);
        Scenario.of(Diary.class, EVENT).when(new GoOn(ID), COACH).isRejected(new NotFound());
        Scenario.of(Diary.class, EVENT).when(new BeginIfMissing(ID), COACH).isRejected(new NotFound());
    }
}
