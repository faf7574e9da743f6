package io.rapport.command.platform.dispatch;

import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.platform.calendar.MemberTimes;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.ConcurrentChange;
import io.rapport.command.platform.commands.Ids;
import io.rapport.command.platform.forgetting.ForgottenMembers;
import io.rapport.command.platform.forgetting.SubjectIsForgotten;
import io.rapport.command.platform.idempotency.FirstAnswers;
import io.rapport.events.ForgottenSubjectException;
import io.rapport.events.Owner;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.caching.Cache;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Sends commands over Axon's bus in the caller's thread. Only a conflict with another writer is tried again. The
 * aggregate in memory may be behind another instance's writes: so whatever it rejects, of whichever kind, is tried once
 * more with the aggregate read afresh, and that nothing has to change counts only if nothing was written since.
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
    private final Cache aggregates;
    private final Accepted accepted;
    private final Ids ids;
    private final ForgottenMembers forgotten;

    AxonCommandDispatcher(
            CommandBus bus,
            CommandTargetResolver targets,
            AggregateVersions versions,
            FirstAnswers firstAnswers,
            MemberTimes memberTimes,
            Cache aggregates,
            Accepted accepted,
            Ids ids,
            ForgottenMembers forgotten) {
        this.forgotten = forgotten;
        this.bus = bus;
        this.targets = targets;
        this.aggregates = aggregates;
        this.accepted = accepted;
        this.ids = ids;
        this.versions = versions;
        this.firstAnswers = firstAnswers;
        this.memberTimes = memberTimes;
    }

    @Override
    public ResponseEntity<Map<String, Object>> create(CommandRequest request, Object command, Answer answer) {
        try {
            return sendOnce(request, command, answer);
        } catch (RejectedException | DataAccessResourceFailureException | TransientDataAccessException told) {
            // Whoever tells of a rejection asks for the first answer; of a store that is away nothing can be asked.
            throw told;
        } catch (RuntimeException failure) {
            return firstAnswer(request).orElseThrow(() -> failure);
        }
    }

    @Override
    public ResponseEntity<Map<String, UUID>> record(CommandRequest request, Function<UUID, ?> command) {
        UUID entryId = ids.next();
        return send(request, command.apply(entryId), Answer.entry(entryId));
    }

    @Override
    public Optional<ResponseEntity<Map<String, Object>>> firstAnswer(CommandRequest request) {
        return firstAnswers
                .to(request)
                .map(first -> accepted.response(first.answer(), first.aggregateId(), first.sequence()));
    }

    private ResponseEntity<Map<String, Object>> sendOnce(CommandRequest request, Object command, Answer stated) {
        forgotten.mustBeRemembered(request, command);
        Answer answer = stated.foundBy(request);
        CommandMessage<Object> message = GenericCommandMessage.asCommandMessage(command);
        String aggregateId = targets.resolveTarget(message).getIdentifier();
        boolean readAfresh = false;
        for (int attempt = 1; ; attempt++) {
            CommandInFlight inFlight = new CommandInFlight(request, answer, aggregateId);
            Throwable failure = dispatch(message.andMetaData(inFlight.metaData()));
            switch (failure) {
                case null -> {
                    Long applied = inFlight.appliedSequence();
                    if (applied == null) {
                        applied = unchanged(inFlight);
                    }
                    if (applied != null) {
                        return answered(inFlight, applied);
                    }
                    mayTryAgainAfter(attempt);
                    aggregates.remove(aggregateId);
                }
                case ConcurrencyException conflict -> {
                    if (request.expectedSequence() != null) {
                        throw new RejectedException(new PreconditionFailed());
                    }
                    mayTryAgainAfter(attempt);
                    pause(attempt);
                }
                case AggregateNotFoundException missing -> throw new RejectedException(new NotFound());
                case BehindTheLogException behind -> {
                    if (readAfresh) {
                        throw new RejectedException(new PreconditionFailed());
                    }
                    readAfresh = true;
                }
                case RejectedException rejected -> {
                    if (readAfresh || !mayBeOutdated(rejected.rejection(), inFlight)) {
                        throw rejected;
                    }
                    readAfresh = true;
                }
                case ForgottenSubjectException aboutThem -> throw new RejectedException(new SubjectIsForgotten());
                case RuntimeException other -> throw other;
                default -> throw new IllegalStateException("A command handler failed", failure);
            }
        }
    }

    /**
     * Whether the rejection may rest on an aggregate in memory that is older than the log. Where none was loaded it
     * comes from the log, and an aggregate of another version than the expected one is never an older one.
     */
    private static boolean mayBeOutdated(Rejection rejection, CommandInFlight command) {
        return switch (rejection.kind()) {
            case AGAINST_RULE -> true;
            case NOT_FOUND, CONFLICT -> command.loadedSequence() != null;
            case PRECONDITION_FAILED -> false;
        };
    }

    /**
     * The sequence of an aggregate in which nothing had to change, and with it the answer for whoever asks again;
     * {@code null} if that was decided on a state that is older than the log, since another instance has written.
     */
    private @Nullable Long unchanged(CommandInFlight command) {
        CommandRequest request = command.request();
        Long last = versions.lastSequence(request.owner(), command.aggregateId());
        if (last == null || !last.equals(command.loadedSequence())) {
            return null;
        }
        firstAnswers.remember(request, command.answer(), command.aggregateId(), last);
        return last;
    }

    private ResponseEntity<Map<String, Object>> answered(CommandInFlight command, long sequence) {
        Owner owner = command.request().owner();
        if (command.aggregateId().equals(owner.key())) {
            memberTimes.changed(owner);
        }
        return accepted.response(command.answer(), command.aggregateId(), sequence);
    }

    private static void mayTryAgainAfter(int attempt) {
        if (attempt == ATTEMPTS) {
            throw new RejectedException(new ConcurrentChange());
        }
    }

    private @Nullable Throwable dispatch(CommandMessage<Object> message) {
        ResultOf result = new ResultOf();
        bus.dispatch(message, result::set);
        return result.failure;
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
