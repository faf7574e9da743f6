package io.rapport.query.platform.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.Owner;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class KeptAnswersTest {

    private static final int ANSWER_BYTES = 1_000;

    private record Asked(Owner owner, int thing) implements KeptAnswers.Question<String, Long> {
        Asked(String member, int thing) {
            this(new Owner("acme", member), thing);
        }
    }

    private static Answer<String> answer() {
        return new Answer<>(new byte[ANSWER_BYTES], null);
    }

    @Test
    void anAnswerIsGivenOutAgainOnlyWhileItsBasisHolds() {
        KeptAnswers kept = new KeptAnswers(DataSize.ofMegabytes(1));
        Answer<String> answer = answer();
        kept.keep(new Asked("alice", 1), 7L, answer);
        assertThat(kept.find(new Asked("alice", 1), basis -> basis == 7L)).isSameAs(answer);
        assertThat(kept.find(new Asked("alice", 1), basis -> basis == 8L)).isNull();
    }

    @Test
    void nobodyGetsWhatSomebodyElseAskedFor() {
        KeptAnswers kept = new KeptAnswers(DataSize.ofMegabytes(1));
        kept.keep(new Asked("alice", 1), 7L, answer());
        assertThat(kept.find(new Asked("bob", 1), basis -> true)).isNull();
        assertThat(kept.find(new Asked("alice", 2), basis -> true)).isNull();
    }

    @Test
    void nothingIsKeptOfWhomeverHasJustForgottenSomebody() {
        KeptAnswers kept = new KeptAnswers(DataSize.ofMegabytes(1));
        kept.keep(new Asked("alice", 1), 7L, answer());
        kept.keep(new Asked("bob", 1), 7L, answer());
        kept.forget(new Owner("acme", "alice"));
        assertThat(kept.find(new Asked("alice", 1), basis -> true)).isNull();
        // A read that began before it would bring back what the documents said then, under the same sequence.
        kept.keep(new Asked("alice", 1), 7L, answer());
        assertThat(kept.find(new Asked("alice", 1), basis -> true)).isNull();
        assertThat(kept.find(new Asked("bob", 1), basis -> true)).isNotNull();
    }

    @Test
    void noMoreIsKeptThanThereIsRoomFor() {
        KeptAnswers kept = new KeptAnswers(DataSize.ofKilobytes(100));
        IntStream.range(0, 10_000).forEach(thing -> kept.keep(new Asked("alice", thing), 7L, answer()));
        kept.cleanUp();
        assertThat(IntStream.range(0, 10_000)
                        .filter(thing -> kept.find(new Asked("alice", thing), basis -> true) != null)
                        .count())
                .isBetween(10L, 100L);
    }

    @Test
    void withoutRoomNothingIsKept() {
        KeptAnswers kept = new KeptAnswers(DataSize.ofBytes(0));
        kept.keep(new Asked("alice", 1), 7L, answer());
        kept.cleanUp();
        assertThat(kept.find(new Asked("alice", 1), basis -> true)).isNull();
    }
}
