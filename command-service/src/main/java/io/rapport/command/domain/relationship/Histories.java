package io.rapport.command.domain.relationship;

import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FollowUpSkipped;
import io.rapport.events.relationship.RelationshipEvent.OfferWithdrawn;
import io.rapport.events.relationship.RelationshipEvent.PersonForgotten;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * What was told of records that are, or were, of one person. A command of such a record finds it in its metadata: the
 * rules look at all of them, and each has its own aggregate. Histories are read only for who was ever merged.
 */
final class Histories {

    private static final String KEY = "histories";
    private static final long FIRST = 0;

    private final Function<UUID, List<RelationshipEvent>> told;

    /** @param told the events of a record's aggregate, in their order */
    Histories(Function<UUID, List<RelationshipEvent>> told) {
        this.told = told;
    }

    /** As the event store has them; nothing of an id that is of no relationship. */
    static Histories in(EventStore events) {
        return new Histories(record -> events.readEvents(record.toString(), FIRST)
                .asStream()
                .map(DomainEventMessage::getPayload)
                .filter(RelationshipEvent.class::isInstance)
                .map(RelationshipEvent.class::cast)
                .toList());
    }

    Map<String, Object> metaData() {
        return Map.of(KEY, this);
    }

    static Histories in(MetaData metaData) {
        return (Histories) Objects.requireNonNull(metaData.get(KEY), "Commands of relationships bring the histories");
    }

    /** The events of the record's own aggregate. */
    List<RelationshipEvent> told(UUID record) {
        return told.apply(record);
    }

    /** The record that stands for this one too, if it is merged into one. */
    Optional<UUID> standingFor(UUID record) {
        @Nullable UUID into = null;
        for (RelationshipEvent event : told(record)) {
            switch (event) {
                case RelationshipMerged merged -> into = merged.into();
                case RelationshipSplit _ -> into = null;
                default -> {
                    // Nothing else says where it went.
                }
            }
        }
        return Optional.ofNullable(into);
    }

    /** Whether the person was forgotten at this record, with all that were merged into it. */
    boolean isForgotten(UUID record) {
        return told(record).stream().anyMatch(PersonForgotten.class::isInstance);
    }

    /** What was known of the record when it last began to stand for the other one. */
    List<RelationshipEvent> beforeLastAbsorbing(UUID record, UUID absorbed) {
        List<RelationshipEvent> all = told(record);
        return all.subList(0, Math.max(0, all.lastIndexOf(new RelationshipAbsorbed(record, absorbed))));
    }

    /** The record with those that are merged into it. These come first: what refers to them was recorded later. */
    Dossier together(UUID record, Collection<UUID> absorbed) {
        Dossier dossier = new Dossier();
        absorbed.forEach(one -> withAmendments(one).forEach(dossier::apply));
        withAmendments(record).forEach(dossier::apply);
        return dossier;
    }

    /**
     * The events of the record, and those by which its entries were put right or taken back while another one stood for
     * it: these are the other one's, and belong to the time before the split.
     */
    private List<RelationshipEvent> withAmendments(UUID record) {
        List<RelationshipEvent> all = new ArrayList<>();
        Map<UUID, Integer> stays = new HashMap<>();
        for (RelationshipEvent event : told(record)) {
            if (event instanceof RelationshipSplit split) {
                int stay = stays.merge(split.from(), 1, Integer::sum);
                all.addAll(amendments(split.from(), record, stay));
            }
            all.add(event);
        }
        return all;
    }

    /** What was amended at a record in the first, second … stay of the other one. */
    private List<RelationshipEvent> amendments(UUID record, UUID absorbed, int stay) {
        List<RelationshipEvent> amendments = new ArrayList<>();
        boolean there = false;
        int stays = 0;
        for (RelationshipEvent event : told(record)) {
            if (event instanceof RelationshipAbsorbed one && one.absorbedId().equals(absorbed)) {
                there = true;
                stays++;
            } else if (event instanceof RelationshipReleased one
                    && one.releasedId().equals(absorbed)) {
                there = false;
            } else if (there && stays == stay && isAmendment(event)) {
                amendments.add(event);
            }
        }
        return amendments;
    }

    private static boolean isAmendment(RelationshipEvent event) {
        return switch (event) {
            case EntryCorrected _, EntryRetracted _, FollowUpSkipped _, OfferWithdrawn _ -> true;
            default -> false;
        };
    }
}
