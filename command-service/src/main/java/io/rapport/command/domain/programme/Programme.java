package io.rapport.command.domain.programme;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rapport.command.domain.programme.ProgrammeCommand.ChangeProgramme;
import io.rapport.command.domain.programme.ProgrammeCommand.CloseProgramme;
import io.rapport.command.domain.programme.ProgrammeCommand.OpenProgramme;
import io.rapport.command.domain.programme.ProgrammeRejection.EndsBeforeItBegins;
import io.rapport.command.domain.programme.ProgrammeRejection.ProgrammeIsClosed;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Owner;
import io.rapport.events.programme.ProgrammeEvent.Arrangement;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeChanged;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeClosed;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeOpened;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;

/**
 * What a tenant runs with some of its coaches for some of its members. It is the tenant's and no admin's own; that it
 * is for admins is said where it is asked for. Who takes part is an {@link Enrolment} of each member's.
 */
@SnapshotState
class Programme implements Owned {

    @AggregateIdentifier
    private UUID id;

    private Owner owner;
    private Outline outline;
    private boolean closed;

    @SuppressWarnings("NullAway.Init") // Axon creates it empty, and ProgrammeOpened is its first event.
    Programme() {}

    @CommandHandler
    @SuppressWarnings("NullAway.Init") // The fields are set by the event that is applied.
    Programme(OpenProgramme c) {
        mustNotEndBeforeItBegins(c.outline());
        Outline it = c.outline();
        apply(new ProgrammeOpened(c.programmeId(), it.name(), it.coaches(), it.sponsor(), it.from(), it.to()));
    }

    @Override
    public Owner owner() {
        return owner;
    }

    @Override
    public boolean admits(String actor) {
        return owner.isTenant();
    }

    @CommandHandler
    void handle(ChangeProgramme c) {
        mustBeOpen();
        mustNotEndBeforeItBegins(c.outline());
        Outline it = c.outline();
        if (!it.equals(outline)) {
            apply(new ProgrammeChanged(id, it.name(), it.coaches(), it.sponsor(), it.from(), it.to()));
        }
    }

    @CommandHandler
    void handle(CloseProgramme c) {
        mustBeOpen();
        apply(new ProgrammeClosed(id, c.reason()));
    }

    @EventSourcingHandler
    void on(Arrangement event, MetaData metaData) {
        switch (event) {
            case ProgrammeOpened opened -> {
                id = opened.programmeId();
                owner = MessageOwner.in(metaData);
                outline = new Outline(opened.name(), opened.coaches(), opened.sponsor(), opened.from(), opened.to());
            }
            case ProgrammeChanged changed ->
                outline =
                        new Outline(changed.name(), changed.coaches(), changed.sponsor(), changed.from(), changed.to());
            case ProgrammeClosed _ -> closed = true;
        }
    }

    private void mustBeOpen() {
        if (closed) {
            throw new RejectedException(new ProgrammeIsClosed());
        }
    }

    private static void mustNotEndBeforeItBegins(Outline outline) {
        if (outline.endsBeforeItBegins()) {
            throw new RejectedException(new EndsBeforeItBegins());
        }
    }
}
