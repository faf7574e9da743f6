package io.rapport.command.platform.forgetting;

import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.OfTwo;
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

    /** Who has something together with a member may not have been forgotten either. */
    public void mustBeRemembered(OfTwo ofTwo) {
        if (members.contains(new Owner(ofTwo.owner().tenantId(), ofTwo.other()))) {
            throw new RejectedException(new TheOtherIsForgotten());
        }
    }

    /** Neither whose data it is nor who asks may have been forgotten; but that itself may be asked again. */
    public void mustBeRemembered(CommandRequest request, Object command) {
        if (members.isEmpty()) {
            return;
        }
        Owner owner = request.owner();
        boolean forgets = command instanceof ForgetsMember;
        boolean oneself = forgets && request.isOfTheOwner();
        if ((members.contains(owner) && !forgets)
                || (members.contains(new Owner(owner.tenantId(), request.actor())) && !oneself)) {
            throw new RejectedException(new MemberIsForgotten());
        }
    }
}
