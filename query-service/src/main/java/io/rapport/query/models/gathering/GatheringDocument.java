package io.rapport.query.models.gathering;

import static io.rapport.query.rules.Lists.append;

import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.gathering.GatheringEvent.AttendanceCorrected;
import io.rapport.events.gathering.GatheringEvent.AttendanceRecorded;
import io.rapport.events.gathering.GatheringEvent.AttendanceRetracted;
import io.rapport.events.gathering.GatheringEvent.GatheringCancelled;
import io.rapport.events.gathering.GatheringEvent.GatheringHeld;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringEvent.GuestInvited;
import io.rapport.events.gathering.GatheringEvent.GuestRecorded;
import io.rapport.events.gathering.GatheringEvent.GuestRetracted;
import io.rapport.events.gathering.GatheringEvent.InvitationAnswered;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.gathering.InvitationResponse;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.rapport.query.platform.merges.Roots;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A gathering as its own events left it. */
record GatheringDocument(
        UUID gatheringId,
        GatheringRole role,
        State state,
        Particulars particulars,
        LocalDate startsOn,
        @Nullable Presence presence,
        @Nullable String cancelledBecause,
        List<Invitation> invitations,
        List<Guest> guests) {

    /** How far it is. A gathering that was attended or held and turned out otherwise is planned again. */
    enum State {
        PLANNED,
        ATTENDED,
        HELD,
        CANCELLED
    }

    /** What was planned. */
    record Particulars(
            String name,
            GatheringKind kind,
            @Nullable String aim,
            @Nullable UUID aimId,
            LocalDate endsOn,
            @Nullable String place,
            @Nullable String theme,
            @Nullable String activity) {}

    /** That the member was there. */
    record Presence(
            UUID entryId,
            @HappenedOn LocalDate occurredOn,
            @Tells(What.NOTE) @Nullable String takeaway) {}

    record Invitation(
            UUID invitationId,
            @Nullable UUID relationshipId,
            @Nullable String words,
            @Nullable InvitationResponse response) {}

    record Guest(
            UUID guestId,
            @Nullable UUID invitationId,
            @Nullable UUID relationshipId,
            @Nullable String words) {}

    /** The same, with whoever stands for the people now: two records of one person are one guest. */
    GatheringDocument with(Roots roots) {
        GatheringDocument named = named(roots);
        return roots.into().isEmpty() ? named : GuestsOnce.of(named);
    }

    private GatheringDocument named(Roots roots) {
        return new GatheringDocument(
                gatheringId,
                role,
                state,
                particulars,
                startsOn,
                presence,
                cancelledBecause,
                invitations.stream()
                        .map(one -> new Invitation(
                                one.invitationId(), roots.ofAny(one.relationshipId()), one.words(), one.response()))
                        .toList(),
                guests.stream()
                        .map(one -> new Guest(
                                one.guestId(), one.invitationId(), roots.ofAny(one.relationshipId()), one.words()))
                        .toList());
    }

    static GatheringDocument planned(GatheringPlanned plan) {
        return new GatheringDocument(
                plan.gatheringId(),
                plan.role(),
                State.PLANNED,
                new Particulars(
                        plan.name(),
                        plan.kind(),
                        plan.aim(),
                        plan.aimId(),
                        plan.endsOn(),
                        plan.place(),
                        plan.theme(),
                        plan.activity()),
                plan.startsOn(),
                null,
                null,
                List.of(),
                List.of());
    }

    GatheringDocument after(GatheringEvent event) {
        return switch (event) {
            case GatheringPlanned plan -> planned(plan);
            case AttendanceRecorded there ->
                with(State.ATTENDED, new Presence(there.entryId(), there.occurredOn(), there.takeaway()));
            case GatheringHeld held ->
                with(State.HELD, new Presence(held.entryId(), held.occurredOn(), held.takeaway()));
            case AttendanceCorrected corrected ->
                with(
                        state,
                        new Presence(
                                corrected.entryId(),
                                corrected.occurredOn(),
                                corrected.takeaway() == null && presence != null
                                        ? presence.takeaway()
                                        : corrected.takeaway()));
            case AttendanceRetracted _ -> with(State.PLANNED, null);
            case GatheringCancelled cancelled -> cancelled(cancelled.reason());
            case GuestInvited invited ->
                with(
                        append(
                                invitations,
                                new Invitation(
                                        invited.invitationId(), invited.relationshipId(), invited.words(), null)),
                        guests);
            case InvitationAnswered answered ->
                with(
                        changed(
                                invitations,
                                one -> one.invitationId().equals(answered.invitationId())
                                        ? new Invitation(
                                                one.invitationId(),
                                                one.relationshipId(),
                                                one.words(),
                                                answered.response())
                                        : one),
                        guests);
            case GuestRecorded came ->
                with(
                        invitations,
                        append(
                                guests,
                                new Guest(came.guestId(), came.invitationId(), came.relationshipId(), came.words())));
            case GuestRetracted gone ->
                with(
                        invitations,
                        guests.stream()
                                .filter(guest -> !guest.guestId().equals(gone.guestId()))
                                .toList());
        };
    }

    private GatheringDocument with(State now, @Nullable Presence there) {
        return new GatheringDocument(
                gatheringId, role, now, particulars, startsOn, there, cancelledBecause, invitations, guests);
    }

    private GatheringDocument cancelled(@Nullable String reason) {
        return new GatheringDocument(
                gatheringId, role, State.CANCELLED, particulars, startsOn, presence, reason, invitations, guests);
    }

    GatheringDocument with(List<Invitation> invited, List<Guest> came) {
        return new GatheringDocument(
                gatheringId, role, state, particulars, startsOn, presence, cancelledBecause, invited, came);
    }

    private static <T> List<T> changed(List<T> all, UnaryOperator<T> change) {
        return all.stream().map(change).toList();
    }
}
