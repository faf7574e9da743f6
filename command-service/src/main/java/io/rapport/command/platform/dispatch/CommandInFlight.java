package io.rapport.command.platform.dispatch;

import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.CompanionRows;
import io.rapport.command.platform.aggregate.MetaDataKeys;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.CommandUnderWay;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a command, from the dispatcher through Axon to the event store, which needs to know the request in
 * order to write its idempotency row. It travels in the command's metadata and is never stored there.
 */
public final class CommandInFlight implements CommandUnderWay {

    private final CommandRequest request;
    private final Answer answer;
    private final String aggregateId;
    private final Map<String, Object> correlationData;
    private @Nullable CompanionRows companionRows;
    private @Nullable Long loadedSequence;
    private @Nullable Long appliedSequence;

    CommandInFlight(CommandRequest request, Answer answer, String aggregateId) {
        this.request = request;
        this.answer = answer;
        this.aggregateId = aggregateId;
        String commandId = request.commandId().toString();
        this.correlationData = Map.of(
                MetaDataKeys.TENANT_ID, request.owner().tenantId(),
                MetaDataKeys.MEMBER_ID, request.owner().memberId(),
                MetaDataKeys.ACTOR, request.actor(),
                MetaDataKeys.COMMAND_ID, commandId,
                MetaDataKeys.CORRELATION_ID, request.correlationId().toString(),
                MetaDataKeys.CAUSATION_ID, commandId);
    }

    /** The one that the current unit of work handles, or {@code null} outside of one. */
    public static @Nullable CommandInFlight current() {
        return (CommandInFlight) CommandUnderWay.current();
    }

    public CommandRequest request() {
        return request;
    }

    public Answer answer() {
        return answer;
    }

    public String aggregateId() {
        return aggregateId;
    }

    @Override
    public void writes(CompanionRows rows) {
        companionRows = rows;
    }

    /** What is to be written with the events, if there is anything. */
    public @Nullable CompanionRows companionRows() {
        return companionRows;
    }

    /**
     * Tells that the command's aggregate was loaded at this sequence, and holds it against the one that the request
     * expects. An aggregate never goes back, so one that is further has been changed.
     */
    public void loaded(long sequence) {
        loadedSequence = sequence;
        Long expected = request.expectedSequence();
        if (expected != null && sequence > expected) {
            throw new RejectedException(new PreconditionFailed());
        }
        if (expected != null && sequence < expected) {
            throw new BehindTheLogException();
        }
    }

    /** Tells that the command's aggregate is new: whoever expects one of some version expects another one. */
    public void creating() {
        if (request.expectedSequence() != null) {
            throw new RejectedException(new PreconditionFailed());
        }
    }

    @Nullable
    Long loadedSequence() {
        return loadedSequence;
    }

    /** Tells that the command's aggregate now stands at this sequence. */
    public void applied(long sequence) {
        appliedSequence = sequence;
    }

    @Nullable
    Long appliedSequence() {
        return appliedSequence;
    }

    /** What the command's message carries: who sent it and why, for the aggregate's rules, and this. */
    Map<String, Object> metaData() {
        Map<String, Object> metaData = new HashMap<>(correlationData());
        metaData.put(KEY, this);
        return metaData;
    }

    /** What the events of this command say about who sent it and why. */
    Map<String, Object> correlationData() {
        return correlationData;
    }
}
