package io.rapport.command.domain.programme;

import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.events.Owner;
import io.rapport.events.programme.ProgrammeCoach;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeChanged;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeClosed;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeOpened;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Tells it from the programme's own events, from the first one on; they are read once for all that a command is asked.
 */
final class EventSourcedProgrammes implements KnownProgrammes {

    private static final long FIRST = 0;

    private final EventStore events;

    EventSourcedProgrammes(EventStore events) {
        this.events = events;
    }

    @Override
    public Optional<Known> find(String tenantId, UUID programmeId) {
        return CurrentUnitOfWork.get()
                .getOrComputeResource(
                        EventSourcedProgrammes.class.getName() + programmeId, any -> read(tenantId, programmeId));
    }

    private Optional<Known> read(String tenantId, UUID programmeId) {
        DomainEventStream stream = events.readEvents(programmeId.toString(), FIRST);
        Owner tenant = Owner.ofTenant(tenantId);
        @Nullable Known known = null;
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (!tenant.equals(MessageOwner.in(message.getMetaData()))) {
                return Optional.empty();
            }
            known = switch (message.getPayload()) {
                case ProgrammeOpened opened -> new Known(ids(opened.coaches()), opened.to(), false);
                case ProgrammeChanged changed -> new Known(ids(changed.coaches()), changed.to(), false);
                case ProgrammeClosed _ -> {
                    Known open = Objects.requireNonNull(known, "A programme begins by being opened");
                    yield new Known(open.coachIds(), open.to(), true);
                }
                default -> known;
            };
        }
        return Optional.ofNullable(known);
    }

    private static Set<String> ids(List<ProgrammeCoach> coaches) {
        return coaches.stream().map(ProgrammeCoach::coachId).collect(Collectors.toUnmodifiableSet());
    }
}
