package io.rapport.command.domain.member;

import io.rapport.command.platform.commands.ForgetsMember;
import io.rapport.events.member.FeedText;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a member can choose for themselves; the id is the one that {@code Owner} gives. */
sealed interface MemberCommand {

    String id();

    record ChooseTimeZone(@TargetAggregateIdentifier String id, ZoneId zone) implements MemberCommand {}

    /** The member wants a secret address; {@code secretHash} is the SHA-256 of the secret, in hex. */
    record IssueCalendarFeed(
            @TargetAggregateIdentifier String id, UUID feedId, String secretHash, FeedText text, boolean alarms)
            implements MemberCommand {}

    record RevokeCalendarFeed(@TargetAggregateIdentifier String id) implements MemberCommand {}

    /** How the member wants to be called; what is absent is not known any more. */
    record DescribeMember(
            @TargetAggregateIdentifier String id,
            String displayName,
            @Nullable String pronouns,
            @Nullable String language)
            implements MemberCommand {}

    /**
     * The member is to be forgotten, with all that is theirs.
     *
     * @param confirmed whom whoever asks means, said once more: there is no way back
     */
    record ForgetMember(@TargetAggregateIdentifier String id, UUID certificateId, String confirmed)
            implements MemberCommand, ForgetsMember {}

    record OptOutOfAnalytics(@TargetAggregateIdentifier String id) implements MemberCommand {}

    record OptInToAnalytics(@TargetAggregateIdentifier String id) implements MemberCommand {}

    record ChooseFirstDayOfWeek(@TargetAggregateIdentifier String id, DayOfWeek day) implements MemberCommand {}
}
