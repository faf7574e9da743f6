package io.rapport.bench.bus;

import io.rapport.bench.load.Client;
import io.rapport.command.dispatch.Answer;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.dispatch.CommandRequest;
import io.rapport.command.dispatch.Ids;
import io.rapport.command.dispatch.Owner;
import io.rapport.command.relationship.BenchmarkedCommands;
import io.rapport.command.time.MemberTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Does what {@code MemberClient} does, without HTTP: one in five commands meets somebody, the others follow up. */
final class BusClient implements Client {

    private static final int MEETS_EVERY = 5;
    private static final int PEOPLE_KEPT = 40;

    private final CommandDispatcher commands;
    private final Ids ids;
    private final Owner owner;
    private final Random random;
    private final List<UUID> people = new ArrayList<>();
    private int sent;

    BusClient(CommandDispatcher commands, Ids ids, int number) {
        this.commands = commands;
        this.ids = ids;
        this.owner = new Owner("bench", "bench-" + number);
        this.random = new Random(number);
    }

    @Override
    public void send() {
        Instant now = Instant.now();
        UUID entryId = ids.next();
        if (sent++ % MEETS_EVERY == 0) {
            UUID relationshipId = ids.next();
            send(
                    now,
                    BenchmarkedCommands.meetPerson(relationshipId, entryId, now),
                    Answer.created(
                            "/relationships/" + relationshipId, "relationshipId", relationshipId, "entryId", entryId));
            remember(relationshipId);
        } else {
            UUID relationshipId = people.get(random.nextInt(people.size()));
            send(
                    now,
                    BenchmarkedCommands.recordFollowUp(relationshipId, entryId, now),
                    Answer.created("/relationships/" + relationshipId + "/entries/" + entryId, "entryId", entryId));
        }
    }

    private void send(Instant now, Object command, Answer answer) {
        UUID commandId = ids.next();
        commands.send(
                new CommandRequest(owner, owner.memberId(), now, MemberTime.DEFAULT, commandId, commandId, null, null),
                command,
                answer);
    }

    private void remember(UUID relationshipId) {
        if (people.size() < PEOPLE_KEPT) {
            people.add(relationshipId);
        } else {
            people.set(random.nextInt(PEOPLE_KEPT), relationshipId);
        }
    }
}
