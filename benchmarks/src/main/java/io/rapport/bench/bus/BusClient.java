package io.rapport.bench.bus;

import io.rapport.bench.load.Client;
import io.rapport.events.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Does what {@code MemberClient} does, without HTTP: one in five commands meets somebody, the others follow up. */
public final class BusClient implements Client {

    private static final int MEETS_EVERY = 5;
    private static final int PEOPLE_KEPT = 40;

    private final Commands commands;
    private final Owner owner;
    private final Random random;
    private final List<UUID> people = new ArrayList<>();
    private int sent;

    public BusClient(Commands commands, int number) {
        this.commands = commands;
        this.owner = new Owner("bench", "bench-" + number);
        this.random = new Random(number);
    }

    @Override
    public void send() {
        if (sent++ % MEETS_EVERY == 0) {
            remember(commands.meet(owner));
        } else {
            commands.followUp(owner, people.get(random.nextInt(people.size())));
        }
    }

    private void remember(UUID relationshipId) {
        if (people.size() < PEOPLE_KEPT) {
            people.add(relationshipId);
        } else {
            people.set(random.nextInt(PEOPLE_KEPT), relationshipId);
        }
    }
}
