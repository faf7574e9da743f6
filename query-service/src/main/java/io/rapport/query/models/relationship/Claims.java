package io.rapport.query.models.relationship;

import io.rapport.events.relationship.Aspect;
import io.rapport.query.models.relationship.Content.Confirmation;
import io.rapport.query.models.relationship.Content.Fact;
import io.rapport.query.models.relationship.Content.Guess;
import io.rapport.query.models.relationship.Content.Refutation;
import io.rapport.query.models.relationship.RelationshipCard.AspectCard;
import io.rapport.query.models.relationship.RelationshipCard.Claim;
import io.rapport.query.models.relationship.RelationshipCard.Knowledge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What is certain and what is guessed about a person. A guess that a conversation settled is no guess any more; if that
 * conversation, or what was said to have come from it, was taken back, it is one again.
 */
final class Claims {

    private record Dated(Claim claim, Instant at) {}

    /** Certain before guessed, newest first. */
    private static final Comparator<Dated> BEST_FIRST = Comparator.comparing(
                    (Dated dated) -> dated.claim().state())
            .thenComparing(Dated::at)
            .reversed();

    private final Map<Aspect, List<Dated>> byAspect = new EnumMap<>(Aspect.class);

    Claims(History history) {
        Map<UUID, Guess> guesses = new HashMap<>();
        for (Item item : history.items()) {
            if (item.content() instanceof Guess guess) {
                guesses.put(item.entryId(), guess);
            }
        }
        Set<UUID> settled = new HashSet<>();
        history.standing(Fact.class).forEach(fact -> {
            List<UUID> entries = List.of(fact.item().entryId(), fact.content().conversationId());
            certain(fact.content().aspect(), fact.content().statement(), fact.item(), entries);
        });
        history.standing(Confirmation.class).forEach(right -> {
            UUID guessId = right.content().guessId();
            Guess guess = Objects.requireNonNull(guesses.get(guessId), "A guess is settled that was never made");
            List<UUID> entries =
                    List.of(guessId, right.item().entryId(), right.content().conversationId());
            certain(guess.aspect(), guess.statement(), right.item(), entries);
            settled.add(guessId);
        });
        history.standing(Refutation.class).forEach(wrong -> {
            UUID guessId = wrong.content().guessId();
            Guess guess = Objects.requireNonNull(guesses.get(guessId), "A guess is settled that was never made");
            List<UUID> entries =
                    List.of(guessId, wrong.item().entryId(), wrong.content().conversationId());
            certain(guess.aspect(), wrong.content().statement(), wrong.item(), entries);
            settled.add(guessId);
        });
        history.standing(Guess.class)
                .filter(guess -> !settled.contains(guess.item().entryId()))
                .forEach(guess -> add(
                        guess.content().aspect(),
                        new Claim(
                                Knowledge.ASSUMED,
                                guess.content().statement(),
                                guess.item().occurredOn(),
                                List.of(guess.item().entryId())),
                        guess.item()));
    }

    private void certain(Aspect aspect, String statement, Item item, List<UUID> entries) {
        add(aspect, new Claim(Knowledge.CERTAIN, statement, item.occurredOn(), entries), item);
    }

    private void add(Aspect aspect, Claim claim, Item item) {
        byAspect.computeIfAbsent(aspect, none -> new ArrayList<>()).add(new Dated(claim, item.occurredAt()));
    }

    /** What is known of this piece of the puzzle. */
    AspectCard about(Aspect aspect) {
        List<Claim> claims = byAspect.getOrDefault(aspect, List.of()).stream()
                .sorted(BEST_FIRST)
                .map(Dated::claim)
                .toList();
        if (claims.isEmpty()) {
            return new AspectCard(aspect, Knowledge.UNKNOWN, null, null, List.of(), List.of());
        }
        Claim best = claims.getFirst();
        return new AspectCard(
                aspect, best.state(), best.statement(), best.since(), best.entries(), claims.subList(1, claims.size()));
    }
}
