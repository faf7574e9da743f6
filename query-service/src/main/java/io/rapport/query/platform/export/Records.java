package io.rapport.query.platform.export;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Owner;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import io.rapport.query.platform.engine.asks.MemberEvents;
import io.rapport.query.platform.history.MemberLog;
import io.rapport.query.platform.merges.MergedException;
import io.rapport.query.platform.web.NotFoundException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which records of a member are of one person, the one that stands for all of them first. */
record Records(List<UUID> ids) {

    /**
     * Those that are of the person whose record this is.
     *
     * @throws NotFoundException if the member has no such record
     * @throws MergedException if another one stands for it
     */
    static Records of(MemberLog log, Owner owner, UUID relationshipId, long upTo) {
        Set<UUID> ids = new LinkedHashSet<>();
        Set<UUID> next = Set.of(relationshipId);
        while (!next.isEmpty()) {
            Unions unions = new Unions();
            log.readAggregates(owner, next.stream().map(UUID::toString).toList(), upTo, unions);
            if (ids.isEmpty()) {
                unions.check(relationshipId);
            }
            ids.addAll(next);
            next = new LinkedHashSet<>(unions.absorbed);
            next.removeAll(ids);
        }
        return new Records(List.copyOf(ids));
    }

    /** What the events of records say of others. */
    private static final class Unions implements MemberEvents.Reader {

        private final Set<UUID> absorbed = new LinkedHashSet<>();
        private @Nullable UUID into;
        private boolean any;

        @Override
        public void on(EventEnvelope event) {
            any |= event.event() instanceof RelationshipEvent;
            switch (event.event()) {
                case RelationshipAbsorbed one -> absorbed.add(one.absorbedId());
                case RelationshipReleased one -> absorbed.remove(one.releasedId());
                case RelationshipMerged one -> into = one.into();
                case RelationshipSplit _ -> into = null;
                default -> {}
            }
        }

        @Override
        public void onIllegible(String aggregateId) {
            any = true;
        }

        private void check(UUID record) {
            if (!any) {
                throw new NotFoundException();
            }
            if (into != null) {
                throw new MergedException(record, into);
            }
        }
    }
}
