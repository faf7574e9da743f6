package io.rapport.query.platform.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Memory for answers that cost something to make, as many bytes as {@code rapport.kept-answers} allows. Each is kept
 * with what it rests on, and is given out again only to whoever finds that this still holds: nothing has to be told to
 * other instances, and nothing has to be thrown away in time.
 */
@Component
public final class KeptAnswers {

    /**
     * A read model that was restored from elsewhere may count as before and hold something else, and one out of which
     * somebody was taken who is forgotten tells of others as before.
     */
    private static final Duration LONGEST = Duration.ofSeconds(45);

    /** Of keys, what the answer rests on, and the cache's own entry. */
    private static final int BESIDE_THE_BYTES = 400;

    /** What was asked, and by whom. */
    public interface Question<T, B> {}

    private record Kept(Object basis, Answer<?> answer) {

        int weight() {
            return answer.json().length + BESIDE_THE_BYTES;
        }
    }

    private final Cache<Question<?, ?>, Kept> answers;

    KeptAnswers(@Value("${rapport.kept-answers}") DataSize most) {
        answers = Caffeine.newBuilder()
                .maximumWeight(most.toBytes())
                .<Question<?, ?>, Kept>weigher((question, kept) -> kept.weight())
                .expireAfterWrite(LONGEST)
                .build();
    }

    /** The answer that was kept, if what it rests on holds. */
    @SuppressWarnings("unchecked") // keep() takes only what belongs to the question
    public <T, B> @Nullable Answer<T> find(Question<T, B> question, Predicate<B> holds) {
        Kept kept = answers.getIfPresent(question);
        return kept != null && holds.test((B) kept.basis()) ? (Answer<T>) kept.answer() : null;
    }

    /** Keeps an answer that holds as long as its basis does. */
    public <T, B> void keep(Question<T, B> question, B basis, Answer<T> answer) {
        answers.put(question, new Kept(basis, answer));
    }

    /** Throws all of them away: somebody was forgotten, and may be named in any of them. */
    public void forget() {
        answers.invalidateAll();
    }

    /** Throws away at once what has no room; otherwise that is done soon, on another thread. */
    void cleanUp() {
        answers.cleanUp();
    }
}
