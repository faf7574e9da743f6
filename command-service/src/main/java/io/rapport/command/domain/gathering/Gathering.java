package io.rapport.command.domain.gathering;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rapport.command.domain.gathering.GatheringCommand.*;
import io.rapport.command.domain.gathering.GatheringRejection.*;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Owner;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.gathering.GatheringEvent.*;
import io.rapport.events.gathering.GatheringRole;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * A conference, a meetup or another event to which the member means to go, and at which they then were or were not; or
 * one that they host.
 */
@SnapshotState
class Gathering implements Owned {

    @AggregateIdentifier
    private UUID id;

    private Owner owner;
    private GatheringRole role;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private @Nullable Attendance attendance;
    private boolean cancelled;
    private GuestList guestList = new GuestList();

    /** As it was last said to have been; none if it was retracted. */
    private record Attendance(UUID entryId, Instant occurredAt, LocalDate occurredOn) {}

    @SuppressWarnings("NullAway.Init") // Axon creates it empty, and GatheringPlanned is its first event.
    Gathering() {}

    @CommandHandler
    @SuppressWarnings("NullAway.Init") // The fields are set by the event that is applied.
    Gathering(PlanGathering c) {
        if (c.endsOn().isBefore(c.startsOn())) {
            throw new RejectedException(new EndsBeforeStart());
        }
        if (c.role() == GatheringRole.HOST && (c.theme() == null || c.activity() == null)) {
            throw new RejectedException(new HostingNeedsTheme(c.theme() == null ? "theme" : "activity"));
        }
        apply(new GatheringPlanned(
                c.gatheringId(),
                c.name(),
                c.role(),
                c.kind(),
                c.aim(),
                c.aimId(),
                c.startsOn(),
                c.endsOn(),
                c.place(),
                c.theme(),
                c.activity()));
    }

    @Override
    public Owner owner() {
        return owner;
    }

    @CommandHandlerInterceptor
    void beforeEveryCommand(GatheringCommand command) {
        if (cancelled) {
            throw new RejectedException(new GatheringIsCancelled());
        }
    }

    @CommandHandler
    void handle(InviteToGathering c) {
        mustBeTheHost();
        guestList.mustNotBeInvited(c);
        apply(new GuestInvited(id, c.invitationId(), c.relationshipId(), c.words()));
    }

    @CommandHandler
    void handle(RecordInvitationResponse c) {
        guestList.mustBeInvited(c.invitationId());
        if (!guestList.hasAnswered(c.invitationId(), c.response())) {
            apply(new InvitationAnswered(id, c.invitationId(), c.response()));
        }
    }

    @CommandHandler
    void handle(RecordGuest c) {
        mustBeTheHost();
        if (c.today().isBefore(startsOn)) {
            throw new RejectedException(new NotYetHappened(startsOn));
        }
        if (c.invitationId() != null) {
            guestList.mustBeInvited(c.invitationId());
        }
        guestList.mustNotHaveCome(c);
        apply(new GuestRecorded(id, c.guestId(), c.invitationId(), c.relationshipId(), c.words()));
    }

    @CommandHandler
    void handle(RetractGuest c) {
        guestList.mustHaveCome(c.guestId());
        apply(new GuestRetracted(id, c.guestId(), c.reason()));
    }

    @CommandHandler
    void handle(HoldGathering c) {
        mustBeTheHost();
        mustNotBeAttended();
        mustBeADayOfIt(c.day());
        apply(new GatheringHeld(id, c.entryId(), c.at(), c.day(), c.takeaway()));
    }

    @CommandHandler
    void handle(RecordAttendance c) {
        if (role == GatheringRole.HOST) {
            throw new RejectedException(new YouAreTheHost());
        }
        mustNotBeAttended();
        mustBeADayOfIt(c.when().occurredOn());
        apply(new AttendanceRecorded(id, c.entryId(), c.at(), c.day(), c.takeaway()));
    }

    @CommandHandler
    void handle(CorrectAttendance c) {
        Attendance there = mustBeAttended();
        Moment when = c.when();
        if (when == null || when.restates(there.occurredOn())) {
            apply(corrected(there, there.occurredAt(), there.occurredOn(), c));
            return;
        }
        mustBeADayOfIt(when.occurredOn());
        apply(corrected(there, when.occurredAt(), when.occurredOn(), c));
    }

    private AttendanceCorrected corrected(Attendance there, Instant at, LocalDate on, CorrectAttendance c) {
        return new AttendanceCorrected(id, there.entryId(), at, on, c.takeaway(), c.reason());
    }

    @CommandHandler
    void handle(RetractAttendance c) {
        apply(new AttendanceRetracted(id, mustBeAttended().entryId(), c.reason()));
    }

    @CommandHandler
    void handle(CancelGathering c) {
        mustNotBeAttended();
        apply(new GatheringCancelled(id, c.reason()));
    }

    @EventSourcingHandler
    void on(GatheringEvent event, MetaData metaData) {
        switch (event) {
            case GatheringPlanned planned -> {
                id = planned.gatheringId();
                owner = MessageOwner.in(metaData);
                role = planned.role();
                startsOn = planned.startsOn();
                endsOn = planned.endsOn();
            }
            case AttendanceRecorded recorded ->
                attendance = new Attendance(recorded.entryId(), recorded.occurredAt(), recorded.occurredOn());
            case GatheringHeld held ->
                attendance = new Attendance(held.entryId(), held.occurredAt(), held.occurredOn());
            case GatheringEvent.Guests guests -> guestList.after(guests);
            case AttendanceCorrected corrected ->
                attendance = new Attendance(corrected.entryId(), corrected.occurredAt(), corrected.occurredOn());
            case AttendanceRetracted _ -> attendance = null;
            case GatheringCancelled _ -> cancelled = true;
        }
    }

    private void mustBeTheHost() {
        if (role != GatheringRole.HOST) {
            throw new RejectedException(new NotTheHost());
        }
    }

    private void mustNotBeAttended() {
        if (attendance != null) {
            throw new RejectedException(new AlreadyAttended(attendance.entryId(), role));
        }
    }

    private Attendance mustBeAttended() {
        if (attendance == null) {
            throw new RejectedException(new NotAttended(role));
        }
        return attendance;
    }

    private void mustBeADayOfIt(LocalDate day) {
        if (day.isBefore(startsOn) || day.isAfter(endsOn)) {
            throw new RejectedException(new AttendanceOutsideGathering(startsOn, endsOn));
        }
    }
}
