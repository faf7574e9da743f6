package io.rapport.query.models.goal;

import static io.rapport.query.models.goal.Diary.day;
import static io.rapport.query.models.goal.Trackings.counted;
import static io.rapport.query.models.goal.Trackings.newConnections;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.goal.Measure;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Connected is more than met")
class ConnectionTest {

    private final Diary diary = new Diary();
    private final UUID goal = diary.set(counted(2, Measure.PEOPLE_CONNECTED, "2026-01-01", "2026-03-31"));

    private GoalProgress progress() {
        return diary.progress(goal, "2026-03-01");
    }

    @Test
    @DisplayName("a card in the drawer is no connection")
    void metOnly() {
        diary.meet("2026-01-10");
        assertThat(progress().count()).isZero();
    }

    @Test
    @DisplayName("a follow-up alone is not enough, and a certainty alone neither")
    void oneOfTheTwo() {
        UUID followedUp = diary.meet("2026-01-10");
        diary.followUp(followedUp, "2026-01-12");
        UUID understood = diary.meet("2026-01-10");
        diary.learn(understood, "2026-01-10");
        assertThat(progress().count()).isZero();
    }

    @Test
    @DisplayName("a guess is no certainty")
    void guessIsNoCertainty() {
        UUID person = diary.meet("2026-01-10");
        diary.followUp(person, "2026-01-12");
        diary.guess(person, "2026-01-12");
        assertThat(progress().count()).isZero();
    }

    @Test
    @DisplayName("it counts on the day on which the last of the two came true, by the entry that made it so")
    void countsOnTheLater() {
        UUID followUpLast = diary.meet("2026-01-10");
        diary.learn(followUpLast, "2026-01-10");
        UUID followUp = diary.followUp(followUpLast, "2026-01-20");
        diary.followUp(followUpLast, "2026-01-25");

        UUID certaintyLast = diary.meet("2026-01-10");
        diary.followUp(certaintyLast, "2026-01-12");
        UUID certainty = diary.learn(certaintyLast, "2026-02-02");

        assertThat(progress().contributions())
                .extracting(Contribution::occurredOn)
                .containsExactly(day("2026-01-20"), day("2026-02-02"));
        assertThat(progress().contributions()).extracting(Contribution::entryId).containsExactly(followUp, certainty);
    }

    @Test
    @DisplayName("who was connected before the goal began does not count by one more follow-up")
    void connectedBefore() {
        UUID person = diary.meet("2025-12-01");
        diary.learn(person, "2025-12-01");
        diary.followUp(person, "2025-12-10");
        diary.followUp(person, "2026-01-10");
        assertThat(progress().count()).isZero();
    }

    @Test
    @DisplayName("who was met before the goal began and connected within it counts")
    void metBefore() {
        UUID person = diary.meet("2025-12-01");
        diary.learn(person, "2025-12-01");
        diary.followUp(person, "2026-01-10");
        assertThat(progress().count()).isEqualTo(1);
    }

    @Test
    @DisplayName("a connection falls with the only follow-up, and moves to the next one if there is another")
    void retractedFollowUp() {
        UUID person = diary.meet("2026-01-10");
        diary.learn(person, "2026-01-10");
        UUID first = diary.followUp(person, "2026-01-12");
        UUID second = diary.followUp(person, "2026-01-19");
        diary.retract(person, first);
        assertThat(progress().contributions()).extracting(Contribution::entryId).containsExactly(second);
        diary.retract(person, second);
        assertThat(progress().count()).isZero();
    }

    @Test
    @DisplayName("a follow-up that was put right to before the meeting is not one after it")
    void followUpBeforeTheMeeting() {
        UUID person = diary.meet("2026-01-10");
        diary.learn(person, "2026-01-10");
        UUID followUp = diary.followUp(person, "2026-01-12");
        diary.move(person, followUp, "2026-01-09");
        assertThat(progress().count()).isZero();
    }

    @Test
    @DisplayName("a follow-up on the day of the meeting is one after it, whatever the time that nobody stated")
    void followUpOnTheDayOfTheMeeting() {
        UUID person = diary.meet("2026-01-10");
        diary.learn(person, "2026-01-10");
        diary.followUp(person, "2026-01-10");
        diary.move(person, diary.meetingWith(person), "2026-01-10");
        assertThat(progress().count()).isEqualTo(1);
    }

    @Test
    @DisplayName("a confirmed, a corrected and a learned thing are certainties, each counting once")
    void certainties() {
        UUID certainties = diary.set(counted(9, Measure.CERTAINTIES_GAINED, "2026-01-01", "2026-03-31"));
        UUID person = diary.meet("2026-01-10");
        UUID talk = diary.talk(person, "2026-01-15");
        diary.confirm(person, diary.guess(person, "2026-01-11"), talk, "2026-01-15");
        diary.correctGuess(person, diary.guess(person, "2026-01-11"), talk, "2026-01-15");
        diary.learn(person, talk, day("2026-01-15"));
        assertThat(diary.progress(certainties, "2026-02-01").count()).isEqualTo(3);
    }

    @Test
    @DisplayName("a certainty falls with the conversation it came from, and with the guess that it settled")
    void retractedGround() {
        UUID certainties = diary.set(counted(9, Measure.CERTAINTIES_GAINED, "2026-01-01", "2026-03-31"));
        UUID person = diary.meet("2026-01-10");
        UUID talk = diary.talk(person, "2026-01-15");
        UUID other = diary.talk(person, "2026-01-16");
        UUID guess = diary.guess(person, "2026-01-11");
        diary.confirm(person, guess, other, "2026-01-16");
        UUID wrong = diary.guess(person, "2026-01-11");
        diary.correctGuess(person, wrong, other, "2026-01-16");
        diary.learn(person, talk, day("2026-01-15"));

        diary.retract(person, talk);
        assertThat(diary.progress(certainties, "2026-02-01").count()).isEqualTo(2);
        diary.retract(person, guess);
        assertThat(diary.progress(certainties, "2026-02-01").count()).isEqualTo(1);
        diary.retract(person, wrong);
        assertThat(diary.progress(certainties, "2026-02-01").count()).isZero();
    }

    @Test
    @DisplayName("a connection falls with the conversation that the only certainty came from")
    void connectionFallsWithTheConversation() {
        UUID person = diary.meet("2026-01-10");
        diary.followUp(person, "2026-01-12");
        UUID talk = diary.talk(person, "2026-01-15");
        diary.learn(person, talk, day("2026-01-15"));
        assertThat(progress().count()).isEqualTo(1);
        diary.retract(person, talk);
        assertThat(progress().count()).isZero();
    }

    @Test
    @DisplayName("help counts when it was followed through, and falls with its offer but not with the response")
    void helpFollowedThrough() {
        UUID help = diary.set(counted(9, Measure.HELP_FOLLOWED_THROUGH, "2026-01-01", "2026-03-31"));
        UUID person = diary.meet("2026-01-10");
        UUID offer = diary.offer(person, "2026-01-11");
        UUID response = diary.welcome(person, offer, "2026-01-12");
        assertThat(diary.progress(help, "2026-02-01").count()).isZero();
        UUID done = diary.followThrough(person, offer, "2026-01-14");
        diary.retract(person, response);
        assertThat(diary.progress(help, "2026-02-01").contributions())
                .extracting(Contribution::entryId)
                .containsExactly(done);
        diary.retract(person, offer);
        assertThat(diary.progress(help, "2026-02-01").count()).isZero();
    }

    @Test
    @DisplayName("new connection: met at most 90 days before the follow-up, and a person counts once")
    void newConnection() {
        UUID fresh = diary.set(counted(9, Measure.FOLLOW_UPS, newConnections(), "2026-01-01", "2026-06-30"));
        UUID person = diary.meet("2026-01-01");
        diary.followUp(person, "2026-04-02");
        assertThat(diary.progress(fresh, "2026-06-01").count())
                .as("91 days after the meeting")
                .isZero();
        UUID onDay90 = diary.followUp(person, "2026-04-01");
        UUID earlier = diary.followUp(person, "2026-03-01");
        assertThat(diary.progress(fresh, "2026-06-01").contributions())
                .extracting(Contribution::entryId)
                .as("the earliest follow-up that qualifies")
                .containsExactly(earlier);
        diary.retract(person, earlier);
        assertThat(diary.progress(fresh, "2026-06-01").contributions())
                .extracting(Contribution::entryId)
                .containsExactly(onDay90);
    }

    @Test
    @DisplayName("a follow-up before the goal or in a pause leaves the next one to count for a new connection")
    void earliestThatQualifies() {
        UUID fresh = diary.set(counted(9, Measure.FOLLOW_UPS, newConnections(), "2026-01-01", "2026-06-30"));
        diary.pause(fresh, "2026-01-10", "2026-01-15");
        UUID person = diary.meet("2025-12-20");
        diary.followUp(person, "2025-12-28");
        diary.followUp(person, "2026-01-12");
        UUID counts = diary.followUp(person, "2026-01-15");
        assertThat(diary.progress(fresh, "2026-06-01").contributions())
                .extracting(Contribution::entryId)
                .containsExactly(counts);
    }

    @Test
    @DisplayName("correcting the day of the meeting makes an old acquaintance of a new connection")
    void movedMeeting() {
        UUID fresh = diary.set(counted(9, Measure.FOLLOW_UPS, newConnections(), "2026-01-01", "2026-06-30"));
        UUID person = diary.meet("2026-01-05");
        diary.followUp(person, "2026-01-12");
        assertThat(diary.progress(fresh, "2026-02-01").count()).isEqualTo(1);
        diary.move(person, diary.meetingWith(person), "2025-01-05");
        assertThat(diary.progress(fresh, "2026-02-01").count()).isZero();
    }

    @Test
    @DisplayName("depth stands beside breadth: of the people met, how many were followed up and how many understood")
    void depth() {
        UUID met = diary.set(counted(9, Measure.PEOPLE_MET, "2026-01-01", "2026-06-30"));
        diary.meet("2026-01-05");
        UUID followedUp = diary.meet("2026-01-06");
        diary.followUp(followedUp, "2026-01-08");
        UUID connected = diary.meet("2026-01-07");
        diary.followUp(connected, "2026-01-09");
        diary.learn(connected, "2026-01-09");
        diary.learn(diary.meet("2025-01-07"), "2026-01-09");
        assertThat(diary.progress(met, "2026-02-01").depth()).isEqualTo(new Depth(3, 2, 1, 1));
    }
}
