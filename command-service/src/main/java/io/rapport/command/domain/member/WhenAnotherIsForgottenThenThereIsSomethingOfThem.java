package io.rapport.command.domain.member;

import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.KnownMembers;
import io.rapport.command.platform.commands.CommandRequest;

/**
 * An administrator who mistypes an id is told so, instead of shutting out for ever whoever gets that account one day.
 * Whoever asks for themself knows who they are.
 */
final class WhenAnotherIsForgottenThenThereIsSomethingOfThem {

    private final KnownMembers members;

    WhenAnotherIsForgottenThenThereIsSomethingOfThem(KnownMembers members) {
        this.members = members;
    }

    void check(CommandRequest request) {
        if (!request.isOfTheOwner() && !members.isKnown(request.owner())) {
            throw new RejectedException(new NotFound());
        }
    }
}
