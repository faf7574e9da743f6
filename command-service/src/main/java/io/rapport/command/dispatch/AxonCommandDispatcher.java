package io.rapport.command.dispatch;

import io.rapport.command.rules.NotFound;
import io.rapport.command.rules.RejectedException;
import io.rapport.command.rules.Rejection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Sends commands over Axon's bus in the caller's thread. Only a conflict with another writer is tried again; a
 * rejection is tried once more with the aggregate read afresh, because the cached one may be behind another instance's
 * writes.
 */
@Component
final class AxonCommandDispatcher implements CommandDispatcher {

    private static final int ATTEMPTS = 8;
    private static final long LONGEST_PAUSE_MICROS = 4_000;

    private final CommandBus bus;
    private final AggregateVersions versions;
    private final FirstAnswers firstAnswers;
    private final MemberTimes memberTimes;
    private final CommandTargetResolver targets;

    AxonCommandDispatcher(
            CommandBus bus,
            CommandTargetResolver targets,
            AggregateVersions versions,
            FirstAnswers firstAnswers,
            MemberTimes memberTimes) {
        this.bus = bus;
        this.targets = targets;
        this.versions = versions;
        this.firstAnswers = firstAnswers;
        this.memberTimes = memberTimes;
    }

    @Override
    public ResponseEntity<Map<String, UUID>> send(CommandRequest request, Object command, Answer answer) {
        try {
            return sendOnce(request, command, answer);
        } catch (RuntimeException failure) {
            // A repeated request may fail only because the first one succeeded: its answer comes before any error.
            return firstAnswers
                    .to(request)
                    .map(first -> Accepted.response(first.answer(), first.aggregateId(), first.sequence()))
                    .orElseThrow(() -> failure);
        }
    }

    private ResponseEntity<Map<String, UUID>> sendOnce(CommandRequest request, Object command, Answer answer) {
        CommandMessage<Object> message = GenericCommandMessage.asCommandMessage(command);
        String aggregateId = targets.resolveTarget(message).getIdentifier();
        requireExpectedSequence(request, aggregateId);
        boolean readAfresh = false;
        for (int attempt = 1; ; attempt++) {
            CommandInFlight inFlight = new CommandInFlight(request, answer, aggregateId);
            Throwable failure = dispatch(message.andMetaData(inFlight.metaData()));
            switch (failure) {
                case null -> {
                    if (aggregateId.equals(request.owner().memberAggregateId())) {
                        memberTimes.changed(request.owner());
                    }
                    return Accepted.response(answer, aggregateId, sequenceAfter(inFlight));
                }
                case ConcurrencyException conflict -> {
                    if (request.expectedSequence() != null) {
                        throw new RejectedException(new PreconditionFailed());
                    }
                    if (attempt == ATTEMPTS) {
                        throw new RejectedException(new ConcurrentChange());
                    }
                    pause(attempt);
                }
                case AggregateNotFoundException missing -> throw new RejectedException(new NotFound());
                case RejectedException rejected -> {
                    if (readAfresh || rejected.rejection().kind() != Rejection.Kind.AGAINST_RULE) {
                        throw rejected;
                    }
                    readAfresh = true;
                }
                case RuntimeException other -> throw other;
                default -> throw new IllegalStateException("A command handler failed", failure);
            }
        }
    }

    private @Nullable Throwable dispatch(CommandMessage<Object> message) {
        ResultOf result = new ResultOf();
        bus.dispatch(message, result::set);
        return result.failure;
    }

    private void requireExpectedSequence(CommandRequest request, String aggregateId) {
        Long expected = request.expectedSequence();
        if (expected == null) {
            return;
        }
        Long actual = versions.lastSequence(request.owner(), aggregateId);
        if (actual == null) {
            throw new RejectedException(new NotFound());
        }
        if (!actual.equals(expected)) {
            throw new RejectedException(new PreconditionFailed());
        }
    }

    private long sequenceAfter(CommandInFlight command) {
        Long applied = command.appliedSequence();
        if (applied != null) {
            return applied;
        }
        // Accepted without an event: nothing had to change.
        Long unchanged = versions.lastSequence(command.request().owner(), command.aggregateId());
        return unchanged == null ? 0 : unchanged;
    }

    private static void pause(int attempt) {
        long longest = Math.min(LONGEST_PAUSE_MICROS, 250L << attempt);
        LockSupport.parkNanos(
                TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextLong(1, longest)));
    }

    /** The bus answers in the caller's thread, before {@code dispatch} returns. */
    private static final class ResultOf {

        private @Nullable Throwable failure;

        void set(CommandMessage<?> command, CommandResultMessage<?> result) {
            failure = result.isExceptional() ? result.exceptionResult() : null;
        }
    }
}
