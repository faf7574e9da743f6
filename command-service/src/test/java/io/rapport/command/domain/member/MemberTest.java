package io.rapport.command.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.rules.Snapshotted;
import io.rapport.events.Owner;
import io.rapport.events.member.FeedText;
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
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A member's own choices")
class MemberTest {

    private static final String ME = "northwind/ana";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static Scenario<Member> given(MemberEvent... history) {
        return Scenario.of(Member.class, history);
    }

    @Test
    @DisplayName("begin with the first of them")
    void begin() {
        given().when(new ChooseTimeZone(ME, BERLIN)).then(new TimeZoneChosen(BERLIN));
        given().when(new ChooseFirstDayOfWeek(ME, DayOfWeek.SUNDAY)).then(new FirstDayOfWeekChosen(DayOfWeek.SUNDAY));
    }

    @Test
    @DisplayName("may change")
    void change() {
        given(new TimeZoneChosen(BERLIN)).when(new ChooseTimeZone(ME, TOKYO)).then(new TimeZoneChosen(TOKYO));
        given(new FirstDayOfWeekChosen(DayOfWeek.SUNDAY))
                .when(new ChooseFirstDayOfWeek(ME, DayOfWeek.MONDAY))
                .then(new FirstDayOfWeekChosen(DayOfWeek.MONDAY));
    }

    @Test
    @DisplayName("are not recorded again if nothing changed")
    void noChange() {
        given(new TimeZoneChosen(BERLIN)).when(new ChooseTimeZone(ME, BERLIN)).changesNothing();
        given(new FirstDayOfWeekChosen(DayOfWeek.SUNDAY))
                .when(new ChooseFirstDayOfWeek(ME, DayOfWeek.SUNDAY))
                .changesNothing();
    }

    @Test
    @DisplayName("are nobody else's to make")
    void notFound() {
        given(new TimeZoneChosen(BERLIN))
                .when(new ChooseTimeZone(ME, TOKYO), new Owner("northwind", "ben"))
                .isRejected(new NotFound());
        given(new TimeZoneChosen(BERLIN))
                .when(new ChooseTimeZone(ME, TOKYO), new Owner("contoso", "ana"))
                .isRejected(new NotFound());
    }

    @Test
    @DisplayName("say how they are called, and say it once")
    void description() {
        MemberDescribed ana = new MemberDescribed("Ana", "she/her", "pt-BR");
        given().when(new DescribeMember(ME, "Ana", "she/her", "pt-BR")).then(ana);
        given(ana).when(new DescribeMember(ME, "Ana", "she/her", "pt-BR")).changesNothing();
        given(ana).when(new DescribeMember(ME, "Ana", null, null)).then(new MemberDescribed("Ana", null, null));
    }

    @Test
    @DisplayName("open the calendar by one secret at a time")
    void calendarFeed() {
        CalendarFeedIssued first = new CalendarFeedIssued(UUID.randomUUID(), "aa", FeedText.NAMES, false);
        CalendarFeedIssued second = new CalendarFeedIssued(UUID.randomUUID(), "bb", FeedText.ALL, true);
        CalendarFeedRevoked revoked = new CalendarFeedRevoked(first.feedId(), "aa");
        given().when(new IssueCalendarFeed(ME, first.feedId(), "aa", FeedText.NAMES, false))
                .then(first);
        given(first)
                .when(new IssueCalendarFeed(ME, second.feedId(), "bb", FeedText.ALL, true))
                .then(revoked, second);
        given(first).when(new RevokeCalendarFeed(ME)).then(revoked);
        given(first, revoked)
                .when(new IssueCalendarFeed(ME, second.feedId(), "bb", FeedText.ALL, true))
                .then(second);
    }

    @Test
    @DisplayName("close the calendar only where it is open")
    void noCalendarFeed() {
        CalendarFeedIssued issued = new CalendarFeedIssued(UUID.randomUUID(), "aa", FeedText.NAMES, false);
        given().when(new RevokeCalendarFeed(ME)).isRejected(new NoCalendarFeed());
        given(new TimeZoneChosen(BERLIN)).when(new RevokeCalendarFeed(ME)).isRejected(new NoCalendarFeed());
        given(issued, new CalendarFeedRevoked(issued.feedId(), "aa"))
                .when(new RevokeCalendarFeed(ME))
                .isRejected(new NoCalendarFeed());
    }

    @Test
    @DisplayName("keep a member out of figures until they want to be counted again")
    void analytics() {
        OptedOutOfAnalytics out = new OptedOutOfAnalytics();
        OptedInToAnalytics in = new OptedInToAnalytics();
        given().when(new OptOutOfAnalytics(ME)).then(out);
        given(out).when(new OptInToAnalytics(ME)).then(in);
        given(out, in).when(new OptOutOfAnalytics(ME)).then(out);
    }

    @Test
    @DisplayName("bring a member back into figures only who opted out, once")
    void notOptedOut() {
        given(new OptedOutOfAnalytics()).when(new OptOutOfAnalytics(ME)).changesNothing();
        given().when(new OptInToAnalytics(ME)).isRejected(new NotOptedOut());
        given(new TimeZoneChosen(BERLIN)).when(new OptInToAnalytics(ME)).isRejected(new NotOptedOut());
        given(new OptedOutOfAnalytics(), new OptedInToAnalytics())
                .when(new OptInToAnalytics(ME))
                .isRejected(new NotOptedOut());
    }

    @Test
    @DisplayName("are forgotten once, whatever they chose before")
    void forgotten() {
        ForgetMember forget = new ForgetMember(ME, new UUID(0, 1), "ana");
        MemberForgotten certificate = new MemberForgotten(new UUID(0, 1));
        given().when(forget).then(certificate);
        given(new TimeZoneChosen(BERLIN)).when(forget).then(certificate);
        given(certificate).when(new ForgetMember(ME, new UUID(0, 2), "ana")).changesNothing();
    }

    @Test
    @DisplayName("are forgotten if it was said twice whose they are, by whoever asks")
    void confirmed() {
        ForgetMember another = new ForgetMember(ME, new UUID(0, 1), "anna");
        given(new TimeZoneChosen(BERLIN)).when(another).isRejected(new ForgettingNotConfirmed());
        given(new TimeZoneChosen(BERLIN)).when(another, "root").isRejected(new ForgettingNotConfirmed());
        given(new TimeZoneChosen(BERLIN))
                .when(new ForgetMember(ME, new UUID(0, 1), "ana"), "root")
                .isAccepted();
    }

    @Test
    @DisplayName("survive a snapshot")
    void snapshot() {
        Member member = new Member();
        MetaData mine = MetaData.from(Map.of("tenantId", "northwind", "memberId", "ana"));
        member.on(new TimeZoneChosen(BERLIN), mine);
        member.on(new FirstDayOfWeekChosen(DayOfWeek.SUNDAY), mine);

        member.on(new CalendarFeedIssued(UUID.randomUUID(), "aa", FeedText.NAMES, false), mine);

        Member loaded = Snapshotted.throughJson(member);

        assertThat(loaded).isNotSameAs(member);
    }
}
