package io.rapport.bench.bus;

import io.rapport.command.CommandService;
import io.rapport.command.domain.relationship.BenchmarkedCommands;
import io.rapport.command.platform.calendar.MemberTimes;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.events.Owner;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** command-service as it is, but called within its JVM: does what its controllers do with a request that was read. */
public final class Commands {

    private final ConfigurableApplicationContext service;
    private final CommandDispatcher dispatcher;
    private final Ids ids;
    private final MemberTimes memberTimes;

    private Commands(ConfigurableApplicationContext service) {
        this.service = service;
        this.dispatcher = service.getBean(CommandDispatcher.class);
        this.ids = service.getBean(Ids.class);
        this.memberTimes = service.getBean(MemberTimes.class);
    }

    /** Starts the service, on another port than the one that the environment names: that is for measurements. */
    public static Commands start() {
        System.setProperty("server.port", "0");
        System.setProperty("management.server.port", "");
        return new Commands(SpringApplication.run(CommandService.class));
    }

    /** A part of the service. */
    public <T> T part(Class<T> type) {
        return service.getBean(type);
    }

    /** Meets a person; returns the new relationship. */
    public UUID meet(Owner owner) {
        Instant now = Instant.now();
        UUID relationshipId = ids.next();
        UUID entryId = ids.next();
        send(
                owner,
                now,
                BenchmarkedCommands.meetPerson(relationshipId, entryId, now),
                Answer.created(
                        "/relationships/" + relationshipId, "relationshipId", relationshipId, "entryId", entryId));
        return relationshipId;
    }

    public void followUp(Owner owner, UUID relationshipId) {
        Instant now = Instant.now();
        UUID entryId = ids.next();
        send(
                owner,
                now,
                BenchmarkedCommands.recordFollowUp(relationshipId, entryId, now),
                Answer.created("/relationships/" + relationshipId + "/entries/" + entryId, "entryId", entryId));
    }

    private void send(Owner owner, Instant now, Object command, Answer answer) {
        UUID commandId = ids.next();
        dispatcher.send(
                new CommandRequest(
                        owner, owner.memberId(), now, memberTimes.of(owner), commandId, commandId, null, null),
                command,
                answer);
    }
}
