package io.rapport.command.platform.forgetting;

import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.Owner;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.ForgetsMember;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Who records nothing any more. What another instance was asked is known here some seconds later. */
@Component
public class ForgottenMembers {

    private final Set<Owner> members = ConcurrentHashMap.newKeySet();

    /** These were forgotten, as all before. */
    public void add(Owner member) {
        members.add(member);
    }

    /** Neither whose data it is nor who asks may have been forgotten. */
    public void mustBeRemembered(CommandRequest request, Object command) {
        if (members.isEmpty() || command instanceof ForgetsMember) {
            return;
        }
        Owner owner = request.owner();
        if (members.contains(owner) || members.contains(new Owner(owner.tenantId(), request.actor()))) {
            throw new RejectedException(new MemberIsForgotten());
        }
    }
}
