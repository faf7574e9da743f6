package io.rapport.query.platform.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rapport.events.Owner;
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

    /** A read model that was restored from elsewhere may count as before and hold something else. */
    private static final Duration LONGEST = Duration.ofSeconds(45);

    /**
     * For so long after somebody was forgotten nothing is kept of the member: documents are made anew meanwhile, here
     * or in another process, and count as before.
     */
    private static final Duration MADE_ANEW = Duration.ofSeconds(60);

    private static final int MOST_MEMBERS = 100_000;

    /** Of keys, what the answer rests on, and the cache's own entry. */
    private static final int BESIDE_THE_BYTES = 400;

    /** What was asked, and by whom. */
    public interface Question<T, B> {
        /** Whose data the answer is made of. */
        Owner owner();
    }

    private record Kept(Object basis, Answer<?> answer) {

        int weight() {
            return answer.json().length + BESIDE_THE_BYTES;
        }
    }

    private final Cache<Question<?, ?>, Kept> answers;
    private final Cache<Owner, Boolean> forgetting = Caffeine.newBuilder()
            .expireAfterWrite(MADE_ANEW)
            .maximumSize(MOST_MEMBERS)
            .build();

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

    /** Keeps an answer that holds as long as its basis does, unless the member has just forgotten somebody. */
    public <T, B> void keep(Question<T, B> question, B basis, Answer<T> answer) {
        if (isForgetting(question.owner())) {
            return;
        }
        answers.put(question, new Kept(basis, answer));
        if (isForgetting(question.owner())) {
            answers.invalidate(question);
        }
    }

    private boolean isForgetting(Owner owner) {
        return forgetting.getIfPresent(owner) != null;
    }

    /**
     * Throws away what is kept of a member, and keeps nothing for a while: somebody was forgotten, and may be named in
     * any of it.
     */
    public void forget(Owner owner) {
        forgetting.put(owner, true);
        answers.asMap().keySet().removeIf(question -> question.owner().equals(owner));
    }

    /** Throws away at once what has no room; otherwise that is done soon, on another thread. */
    void cleanUp() {
        answers.cleanUp();
    }
}
