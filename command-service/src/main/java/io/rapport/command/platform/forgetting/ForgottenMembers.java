package io.rapport.command.platform.forgetting;

import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.ForgetsMember;
import io.rapport.events.Owner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who records nothing any more. What another instance was asked is known here some seconds later. */
@Component
public class ForgottenMembers {

    private final Set<Owner> members = ConcurrentHashMap.newKeySet();

    /** These were forgotten, as all before. */
    public void add(Owner member) {
        members.add(member);
    }

    /**
     * Of the others whom a command is about none may have been forgotten. With whom somebody has something together
     * they are told that it ended; of anybody else they are told no more than of somebody who never was.
     *
     * @param other the subject of whoever it is about beside the owner, if there is somebody
     * @param together whether they have something together already, and this is about it
     */
    public void othersMustBeRemembered(Owner owner, String actor, @Nullable String other, boolean together) {
        if (members.isEmpty()) {
            return;
        }
        boolean gone = (!owner.memberId().equals(actor) && members.contains(owner))
                || (other != null && members.contains(new Owner(owner.tenantId(), other)));
        if (gone) {
            throw new RejectedException(together ? new TheOtherIsForgotten() : new NotFound());
        }
    }

    /** Whoever asks may not have been forgotten; but to forget themself may be asked again. */
    public void mustBeRemembered(CommandRequest request, Object command) {
        if (members.isEmpty() || (command instanceof ForgetsMember && request.isOfTheOwner())) {
            return;
        }
        if (members.contains(new Owner(request.owner().tenantId(), request.actor()))) {
            throw new RejectedException(new MemberIsForgotten());
        }
    }
}
