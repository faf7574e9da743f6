package io.rapport.command.platform.eventstore;

import java.io.Serial;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;

/**
 * Asks for a snapshot after 100 events, and after a tenth of the aggregate's events once it has more than 1,000: the
 * cost of a snapshot grows with the state, so a fixed interval would make each event of a long life dearer than the one
 * before.
 */
final class GrowingSnapshotTrigger implements SnapshotTriggerDefinition {

    private static final int SMALLEST_INTERVAL = 100;
    private static final int SHARE = 10;

    private final Snapshotter snapshotter;

    GrowingSnapshotTrigger(Snapshotter snapshotter) {
        this.snapshotter = snapshotter;
    }

    @Override
    public SnapshotTrigger prepareTrigger(Class<?> aggregateType) {
        return new Trigger(snapshotter, aggregateType);
    }

    @Override
    public SnapshotTrigger reconfigure(Class<?> aggregateType, SnapshotTrigger trigger) {
        if (trigger instanceof Trigger ours) {
            ours.setSnapshotter(snapshotter);
            return ours;
        }
        return prepareTrigger(aggregateType);
    }

    private static final class Trigger extends AbstractSnapshotTrigger {

        @Serial
        private static final long serialVersionUID = 1L;

        private long sequence;
        private long sinceLast;

        Trigger(Snapshotter snapshotter, Class<?> aggregateType) {
            super(snapshotter, aggregateType);
        }

        @Override
        public void eventHandled(EventMessage<?> event) {
            if (event instanceof DomainEventMessage<?> domainEvent) {
                sequence = domainEvent.getSequenceNumber();
            }
            super.eventHandled(event);
        }

        @Override
        protected boolean exceedsThreshold() {
            sinceLast++;
            return sinceLast >= Math.max(SMALLEST_INTERVAL, sequence / SHARE);
        }

        @Override
        protected void reset() {
            sinceLast = 0;
        }
    }
}
