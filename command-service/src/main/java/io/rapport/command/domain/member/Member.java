package io.rapport.command.domain.member;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rapport.command.domain.member.MemberCommand.ChooseFirstDayOfWeek;
import io.rapport.command.domain.member.MemberCommand.ChooseTimeZone;
import io.rapport.command.domain.member.MemberCommand.DescribeMember;
import io.rapport.command.domain.member.MemberCommand.ForgetMember;
import io.rapport.command.domain.member.MemberCommand.IssueCalendarFeed;
import io.rapport.command.domain.member.MemberCommand.OptInToAnalytics;
import io.rapport.command.domain.member.MemberCommand.OptOutOfAnalytics;
import io.rapport.command.domain.member.MemberCommand.RevokeCalendarFeed;
import io.rapport.command.domain.member.MemberRejection.ForgettingNotConfirmed;
import io.rapport.command.domain.member.MemberRejection.NoCalendarFeed;
import io.rapport.command.domain.member.MemberRejection.NotOptedOut;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Owner;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.member.MemberEvent.CalendarFeedIssued;
import io.rapport.events.member.MemberEvent.CalendarFeedRevoked;
import io.rapport.events.member.MemberEvent.FirstDayOfWeekChosen;
import io.rapport.events.member.MemberEvent.MemberDescribed;
import io.rapport.events.member.MemberEvent.MemberForgotten;
import io.rapport.events.member.MemberEvent.OptedInToAnalytics;
import io.rapport.events.member.MemberEvent.OptedOutOfAnalytics;
import io.rapport.events.member.MemberEvent.TimeZoneChosen;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The member's own choices. It comes into being with the first of them and is never deleted: a deletable aggregate that
 * is created if missing would never give back its lock.
 */
@SnapshotState
class Member implements Owned {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String id;

    private Owner owner;

    private boolean forgotten;
    private boolean outOfAnalytics;
    private @Nullable ZoneId zone;
    private @Nullable DayOfWeek firstDayOfWeek;
    private @Nullable UUID feedId;
    private @Nullable String feedSecretHash;
    private @Nullable MemberDescribed description;

    @SuppressWarnings("NullAway.Init") // Axon creates it empty, and any event of it says whose it is.
    Member() {}

    @Override
    public Owner owner() {
        return owner;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ChooseTimeZone c) {
        if (!c.zone().equals(zone)) {
            apply(new TimeZoneChosen(c.zone()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ChooseFirstDayOfWeek c) {
        if (c.day() != firstDayOfWeek) {
            apply(new FirstDayOfWeekChosen(c.day()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DescribeMember c) {
        MemberDescribed described = new MemberDescribed(c.displayName(), c.pronouns(), c.language());
        if (!described.equals(description)) {
            apply(described);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OptOutOfAnalytics c) {
        if (!outOfAnalytics) {
            apply(new OptedOutOfAnalytics());
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OptInToAnalytics c) {
        if (!outOfAnalytics) {
            throw new RejectedException(new NotOptedOut());
        }
        apply(new OptedInToAnalytics());
    }

    /** There is one secret at a time: a new one revokes that before it. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(IssueCalendarFeed c) {
        if (feedId != null && feedSecretHash != null) {
            apply(new CalendarFeedRevoked(feedId, feedSecretHash));
        }
        apply(new CalendarFeedIssued(c.feedId(), c.secretHash(), c.text(), c.alarms()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RevokeCalendarFeed c) {
        if (feedId == null || feedSecretHash == null) {
            throw new RejectedException(new NoCalendarFeed());
        }
        apply(new CalendarFeedRevoked(feedId, feedSecretHash));
    }

    /** Once is enough; whoever asks again waits for what is left to do. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ForgetMember c, MetaData metaData) {
        if (!c.confirmed().equals(MessageOwner.in(metaData).memberId())) {
            throw new RejectedException(new ForgettingNotConfirmed());
        }
        if (!forgotten) {
            apply(new MemberForgotten(c.certificateId()));
        }
    }

    @EventSourcingHandler
    void on(MemberEvent event, MetaData metaData) {
        owner = MessageOwner.in(metaData);
        id = owner.key();
        switch (event) {
            case TimeZoneChosen chosen -> zone = chosen.zone();
            case FirstDayOfWeekChosen chosen -> firstDayOfWeek = chosen.day();
            case MemberDescribed described -> description = described;
            case MemberForgotten _ -> forgotten = true;
            case OptedOutOfAnalytics _ -> outOfAnalytics = true;
            case OptedInToAnalytics _ -> outOfAnalytics = false;
            case CalendarFeedIssued issued -> {
                feedId = issued.feedId();
                feedSecretHash = issued.secretHash();
            }
            case CalendarFeedRevoked _ -> {
                feedId = null;
                feedSecretHash = null;
            }
        }
    }
}
