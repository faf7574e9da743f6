package io.rapport.command.platform.forgetting;

import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.time.MemberTime;
import io.rapport.command.platform.commands.CertifiesForgetting;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.command.platform.keys.Keys;
import io.rapport.events.MemberKey;
import io.rapport.events.Owner;
import io.rapport.keyring.Destruction;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Has it certified once more that somebody was forgotten, where a log from a backup does not know of it: whoever reads
 * the log and has no keys learns it from the event alone. A person is forgotten by the member, as they were before; of
 * a member it is not known who asked for it, and the tenant records it. It is done before a request is taken.
 */
@Component
final class CertifiedAgain implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CertifiedAgain.class);

    private final JdbcTemplate jdbc;
    private final Keys keys;
    private final CommandDispatcher commands;
    private final List<CertifiesForgetting> contexts;
    private final Ids ids;
    private volatile boolean done;

    /** What the log certifies of a member. */
    private static final class Certified {

        private final Set<UUID> records = new HashSet<>();
        private boolean all;

        void add(@Nullable Array relationships) throws SQLException {
            if (relationships == null) {
                all = true;
            } else {
                records.addAll(List.of((UUID[]) relationships.getArray()));
            }
        }
    }

    CertifiedAgain(
            JdbcTemplate jdbc, Keys keys, CommandDispatcher commands, List<CertifiesForgetting> contexts, Ids ids) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.commands = commands;
        this.contexts = contexts;
        this.ids = ids;
    }

    /** Before anything that takes requests. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        Map<Owner, Certified> certified = certified();
        List<Destruction> left = keys.destroyed().stream()
                .filter(destruction -> !known(destruction, certified))
                .toList();
        Map<UUID, String> types = left.isEmpty() ? Map.of() : types(left);
        left.forEach(destruction -> certify(destruction, certified, types));
        done = true;
    }

    private Map<Owner, Certified> certified() {
        Map<Owner, Certified> certified = new HashMap<>();
        jdbc.query("SELECT tenant_id, member_id, relationships FROM forgetting", (ResultSet row) -> {
            certified
                    .computeIfAbsent(new Owner(row.getString(1), row.getString(2)), any -> new Certified())
                    .add(row.getArray(3));
        });
        return certified;
    }

    private static boolean known(Destruction destruction, Map<Owner, Certified> certified) {
        Certified known = certified.get(destruction.owner());
        return known != null
                && (known.all || (!destruction.ofMember() && known.records.containsAll(destruction.aggregateIds())));
    }

    /** Of what types the aggregates are of which there is something in the log. */
    private Map<UUID, String> types(List<Destruction> destroyed) {
        String[] ids = destroyed.stream()
                .flatMap(destruction -> destruction.aggregateIds().stream())
                .map(UUID::toString)
                .toArray(String[]::new);
        Map<UUID, String> types = new HashMap<>();
        jdbc.query(
                "SELECT aggregate_id, aggregate_type FROM event WHERE aggregate_id = ANY (?) AND sequence = 0",
                (ResultSet row) -> {
                    types.put(UUID.fromString(row.getString(1)), row.getString(2));
                },
                (Object) ids);
        return types;
    }

    private void certify(Destruction destruction, Map<Owner, Certified> certified, Map<UUID, String> types) {
        Owner owner = destruction.owner();
        if (destruction.ofMember()) {
            contexts.stream()
                    .flatMap(context -> context.ofMember(owner, ids).stream())
                    .forEach(command -> send(owner, MemberKey.TENANT, command));
            return;
        }
        Certified known = certified.getOrDefault(owner, new Certified());
        destruction.aggregateIds().stream()
                .filter(id -> types.containsKey(id) && !known.records.contains(id))
                .flatMap(id ->
                        contexts.stream().flatMap(context -> context.of(types.getOrDefault(id, ""), id, ids).stream()))
                .forEach(command -> send(owner, owner.memberId(), command));
    }

    private void send(Owner owner, String actor, Object command) {
        UUID id = ids.next();
        try {
            commands.send(
                    new CommandRequest(owner, actor, Instant.now(), MemberTime.DEFAULT, id, id, null, null), command);
            LOG.info("The log did not know that somebody was forgotten, and certifies it once more");
        } catch (RejectedException e) {
            // There is nothing of them in this log, or all of the member's is forgotten.
            LOG.debug("A log that does not know of a forgetting knows nothing of whom it was");
        }
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }
}
