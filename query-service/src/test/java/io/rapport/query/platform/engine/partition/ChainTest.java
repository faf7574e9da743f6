package io.rapport.query.platform.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.events.Owner;
import io.rapport.query.platform.engine.partition.Chain.Place;
import io.rapport.query.platform.engine.progress.Checkpoint;
import io.rapport.query.platform.engine.topic.EventHeaders;
import io.rapport.trouble.TroubleException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final Owner ALICE = new Owner("acme", "alice");

    private Chain chain = chain(Checkpoint.beginning("topic", 4));
    private long offset;

    private static Chain chain(Checkpoint from) {
        return new Chain(from, 4, () -> 5_000);
    }

    private EventHeaders record(long position, long previous, boolean keyed) {
        return new EventHeaders(
                "event-" + position,
                ALICE,
                "aggregate",
                "marker",
                0,
                "type",
                position,
                previous,
                keyed ? 7 : -1,
                3,
                offset++);
    }

    private Place accept(long position, long previous) {
        return chain.accept(record(position, previous, true));
    }

    private Checkpoint checkpoint(long position) {
        return chain.moved(Checkpoint.beginning("topic", 4), offset, position);
    }

    @Test
    void whatNamesTheOneBeforeItIsNext() {
        assertThat(List.of(accept(2, 0), accept(5, 2), accept(6, 5))).containsOnly(Place.NEXT);
        assertThat(chain.foreign()).isZero();
    }

    @Test
    void whatDoesNotFitIsSetAsideWhereverItIsAndTheRestGoesOn() {
        assertThat(accept(1_000_000, 7)).isEqualTo(Place.FOREIGN);
        assertThat(accept(2, 0)).isEqualTo(Place.NEXT);
        assertThat(accept(1_000_000, 0)).isEqualTo(Place.FOREIGN);
        assertThat(accept(2, 0)).as("again").isEqualTo(Place.FOREIGN);
        assertThat(chain.accept(record(EventHeaders.UNREADABLE, EventHeaders.UNREADABLE, true)))
                .isEqualTo(Place.FOREIGN);
        assertThat(chain.accept(record(5, 2, false))).as("under another key").isEqualTo(Place.FOREIGN);
        assertThat(accept(1, 2)).as("backwards").isEqualTo(Place.FOREIGN);
        assertThat(accept(5, 2)).isEqualTo(Place.NEXT);
        assertThat(chain.foreign()).isEqualTo(6);
    }

    @Test
    void aStretchThatComesASecondTimeIsSetAside() {
        tell(List.of(1L, 2L, 3L));
        assertThat(tell(List.of(1L, 2L, 3L))).containsOnly(Place.FOREIGN);
        assertThat(accept(4, 3)).isEqualTo(Place.NEXT);
    }

    @Test
    void whatIsBeyondAllThatThereIsDoesNotFitEvenIfItNamesTheOneBeforeIt() {
        accept(2, 0);
        assertThat(accept(1_000_000, 2)).isEqualTo(Place.FOREIGN);
        assertThat(accept(4_000, 2)).isEqualTo(Place.NEXT);
    }

    @Test
    void whatIsInThePartitionOfOthersDoesNotFit() {
        EventHeaders elsewhere =
                new EventHeaders("event", ALICE, "aggregate", "marker", 0, "type", 2, 0, 8, 3, offset++);
        assertThat(chain.accept(elsewhere)).isEqualTo(Place.FOREIGN);
    }

    @Test
    void aStrangerInTheLastPlaceIsNotedWhenTheLogGoesOnBesideIt() {
        accept(2, 0);
        assertThat(accept(3, 2)).as("whoever wrote it").isEqualTo(Place.NEXT);
        assertThat(accept(4, 2)).isEqualTo(Place.FOREIGN);
        assertThatThrownBy(() -> accept(6, 4)).isInstanceOf(TroubleException.class);
    }

    @Test
    void whatGoesOnAfterAHoleIsNotBelieved() {
        accept(2, 0);
        assertThat(accept(9, 6)).isEqualTo(Place.FOREIGN);
        assertThatThrownBy(() -> accept(12, 9))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("TopicHasAHole")
                .hasMessageContaining("between positions 2 and 9");
    }

    @Test
    void aTopicWhoseBeginningIsGoneIsNotBelieved() {
        assertThat(accept(9, 6)).isEqualTo(Place.FOREIGN);
        assertThatThrownBy(() -> accept(12, 9)).hasMessageContaining("TopicNotFromTheBeginning");
    }

    @Test
    void aTopicThatWasFilledAgainIsTheSameHistory() {
        List<Long> positions =
                LongStream.rangeClosed(1, 300).map(n -> 3 * n).boxed().toList();
        tell(positions);
        chain = chain(checkpoint(900).fromTheStartOf("another"));
        assertThat(tell(positions)).containsOnly(Place.BEFORE);
        assertThat(accept(903, 900)).isEqualTo(Place.NEXT);
    }

    @Test
    void anotherHistoryIsNoticedAtTheLatestWhereItPassesWhatWasApplied() {
        for (long fork = 1; fork <= 300; fork++) {
            offset = 0;
            chain = chain(Checkpoint.beginning("topic", 4));
            tell(LongStream.rangeClosed(1, 300).boxed().toList());
            Checkpoint applied = checkpoint(300);
            assertThat(applied.trail()).hasSizeLessThan(13);
            chain = chain(applied.fromTheStartOf("another"));
            long forkedAt = fork;
            List<Place> places = LongStream.rangeClosed(1, 300)
                    .mapToObj(position -> chain.accept(new EventHeaders(
                            position < forkedAt ? "event-" + position : "another-" + position,
                            ALICE,
                            "aggregate",
                            "marker",
                            0,
                            "type",
                            position,
                            position - 1,
                            7,
                            3,
                            offset++)))
                    .toList();
            assertThat(places).as("forked at " + fork).contains(Place.OF_ANOTHER_HISTORY);
            assertThat(places.indexOf(Place.OF_ANOTHER_HISTORY)).isGreaterThanOrEqualTo((int) fork - 1);
        }
    }

    private List<Place> tell(List<Long> positions) {
        return LongStream.range(0, positions.size())
                .mapToObj(n -> accept(positions.get((int) n), n == 0 ? 0 : positions.get((int) n - 1)))
                .toList();
    }

    @Test
    void aHoleIsOneAfterARestartToo() {
        accept(2, 0);
        assertThat(accept(9, 6)).isEqualTo(Place.FOREIGN);
        chain = chain(checkpoint(2));
        assertThatThrownBy(() -> accept(12, 9)).hasMessageContaining("TopicHasAHole");
    }

    @Test
    void aHoleIsOneWhateverStrangersWriteInBetween() {
        accept(2, 0);
        accept(9, 6);
        chain.accept(record(EventHeaders.UNREADABLE, EventHeaders.UNREADABLE, true));
        chain.accept(record(50, 2, false));
        assertThatThrownBy(() -> accept(12, 9)).hasMessageContaining("TopicHasAHole");
    }

    @Test
    void aStrangerInTheLastPlaceIsNotedAfterARestartToo() {
        accept(2, 0);
        accept(900, 2);
        chain = chain(checkpoint(900));
        assertThat(accept(4, 2)).isEqualTo(Place.FOREIGN);
        assertThatThrownBy(() -> accept(6, 4)).hasMessageContaining("TopicHasAHole");
    }

    @Test
    void whatHasNoIdThatCanBeKeptDoesNotFit() {
        for (String id : List.of("", "a,b", "a=b", "x".repeat(100_000))) {
            EventHeaders record = new EventHeaders(id, ALICE, "aggregate", "marker", 0, "type", 2, 0, 7, 3, offset++);
            assertThat(chain.accept(record))
                    .as(id.substring(0, Math.min(3, id.length())))
                    .isEqualTo(Place.FOREIGN);
        }
    }

    @Test
    void howMuchThereIsIsAskedOnceAndNotForEachRecord() {
        AtomicInteger asked = new AtomicInteger();
        chain = new Chain(Checkpoint.beginning("topic", 4), 4, () -> {
            asked.incrementAndGet();
            return 50_000;
        });
        tell(LongStream.rangeClosed(1, 20).map(n -> 2_000 * n).boxed().toList());
        assertThat(chain.end()).isEqualTo(40_000);
        assertThat(asked).hasValue(1);
    }
}
