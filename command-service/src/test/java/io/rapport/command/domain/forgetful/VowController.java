package io.rapport.command.domain.forgetful;

import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.ExistingAggregates;
import io.rapport.command.platform.commands.CommandRequest;
import java.util.UUID;
import org.springframework.web.bind.annotation.RestController;

/** Asks for another aggregate by itself, and sends a command that says nothing of it. */
@RestController
class VowController {

    private final ExistingAggregates existing;

    VowController(ExistingAggregates existing) {
        this.existing = existing;
    }

    VowCommand.MakeVow vow(CommandRequest request, UUID gatheringId) {
        if (!existing.exists(request.owner(), "gathering", gatheringId)) {
            throw new RejectedException(new NotFound());
        }
        return new VowCommand.MakeVow(gatheringId);
    }
}
