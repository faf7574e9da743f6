package io.rapport.bench.growth;

import io.rapport.bench.bus.Commands;
import io.rapport.bench.load.Client;
import io.rapport.bench.stored.StoredHistory;
import io.rapport.events.Owner;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** Follows up with one relationship after the other, each as its own member, and begins again at the first. */
final class RotatingClient implements Client {

    private final Commands commands;
    private final List<Target> targets;
    private int next;

    private record Target(Owner owner, UUID relationshipId) {}

    /** Knows the relationships of the members with these numbers. */
    RotatingClient(Commands commands, LongStream members) {
        this.commands = commands;
        this.targets = members.mapToObj(number ->
                        new Target(new Owner("bench", "bench-" + number), StoredHistory.relationshipOf(number)))
                .toList();
    }

    /** Goes round once, so that what can be kept in memory is there. */
    void goRound() {
        targets.forEach(target -> send());
    }

    @Override
    public void send() {
        Target target = targets.get(next);
        next = (next + 1) % targets.size();
        commands.followUp(target.owner(), target.relationshipId());
    }
}
