package io.rapport.events.member;

import io.rapport.events.Forgetting;
import io.rapport.events.PersonalData;
import io.rapport.events.RapportEvent;
import io.rapport.events.Whose;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a member has chosen for all that is counted and dated for them; the aggregate's id is the member's. */
public sealed interface MemberEvent extends RapportEvent {

    /** The member's days are those of this zone, for what happens from the recording on. UTC until chosen. */
    record TimeZoneChosen(ZoneId zone) implements MemberEvent {}

    /** The member's weeks begin on this day. Monday until chosen. */
    record FirstDayOfWeekChosen(DayOfWeek day) implements MemberEvent {}

    /**
     * The member let whoever knows a secret read their agenda as a calendar.
     *
     * @param secretHash SHA-256 of the secret, in hex; the secret itself is nowhere but with the member
     * @param alarms whether the calendar is to ring
     */
    record CalendarFeedIssued(
            UUID feedId, @PersonalData(Whose.MEMBER) String secretHash, FeedText text, boolean alarms)
            implements MemberEvent {}

    /** The secret does not open the member's calendar any more. */
    record CalendarFeedRevoked(
            UUID feedId, @PersonalData(Whose.MEMBER) String secretHash) implements MemberEvent {}

    /**
     * How the member is called by those who work with them; what is absent was taken back.
     *
     * @param language a tag of BCP 47, such as {@code pt-BR}
     */
    record MemberDescribed(
            @PersonalData(Whose.MEMBER) String displayName,
            @PersonalData(Whose.MEMBER) @Nullable String pronouns,
            @PersonalData(Whose.MEMBER) @Nullable String language)
            implements MemberEvent {}

    /** The member wants to be in no figure about many: from the next release on, no month has anything of them. */
    record OptedOutOfAnalytics() implements MemberEvent {}

    /** The member is counted in figures about many again, with all that they did meanwhile. */
    record OptedInToAnalytics() implements MemberEvent {}

    /**
     * The member was forgotten: nothing that they wrote or that was said of them can be read by anybody any more, and
     * nothing is recorded by them from now on.
     */
    record MemberForgotten(UUID certificateId) implements MemberEvent, Forgetting {

        @Override
        public Set<UUID> records() {
            return Set.of();
        }
    }
}
