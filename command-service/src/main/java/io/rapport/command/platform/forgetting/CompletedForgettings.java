package io.rapport.command.platform.forgetting;

import io.rapport.command.platform.commands.AtStart;
import io.rapport.command.platform.commands.Forgettings;
import io.rapport.command.platform.keys.Keys;
import io.rapport.command.platform.leadership.StoreTrouble;
import io.rapport.events.Owner;
import io.rapport.events.SealsUnavailableException;
import io.rapport.keyring.Keyring;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Destroys what is asked for, and then removes what else could tell. All of it may be done twice: whoever asks waits
 * for it, and what was left over by an instance that is gone is completed by any other, some seconds later. Aggregates
 * of all members are dropped from memory then, since those that tell of a person are not known here, and again when no
 * command is at work any more that had one before.
 */
@Component
final class CompletedForgettings implements Forgettings, SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CompletedForgettings.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);

    /** Longer than a command is at work, and short enough for everything to be gone within a minute. */
    private static final Duration COMMANDS_END = Duration.ofSeconds(30);

    private static final String COLUMNS = "SELECT certificate_id, tenant_id, member_id, relationships FROM forgetting ";

    /**
     * What requests said can be tried out with a fingerprint. The row stays, so that one that comes again brings nobody
     * back; that of the forgetting itself says nothing of anybody.
     */
    private static final String BLANK_FINGERPRINTS = """
            UPDATE idempotency SET fingerprint = ''
            WHERE tenant_id = ? AND member_id = ? AND aggregate_id = ANY (?)
              AND recorded_at < (SELECT asked_at FROM forgetting WHERE certificate_id = ?)""";

    private final JdbcTemplate jdbc;
    private final Keys keys;
    private final Cache aggregates;
    private final ForgottenMembers members;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("forgettings").daemon().factory());

    /** When the aggregates were dropped for what was asked lately; only the worker's thread uses it. */
    private final Map<UUID, Long> droppedAt = new HashMap<>();

    /** What could not be completed when it was last tried; likewise. */
    private final Set<UUID> failed = new HashSet<>();

    /** @param records none if it is the member who is forgotten */
    private record Asked(UUID certificateId, Owner owner, Set<UUID> records) {}

    CompletedForgettings(JdbcTemplate jdbc, Keys keys, Cache aggregates, ForgottenMembers members) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.aggregates = aggregates;
        this.members = members;
    }

    @Override
    public void afterSingletonsInstantiated() {
        AtStart.done(() ->
                jdbc.query("SELECT tenant_id, member_id FROM forgetting WHERE relationships IS NULL", row -> {
                    members.add(new Owner(row.getString(1), row.getString(2)));
                }));
        var _ = thread.scheduleWithFixedDelay(this::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @throws ForgettingUnderWayException if that cannot be done now; it will be */
    @Override
    public void complete(Owner owner) {
        try {
            asked("WHERE done_at IS NULL AND tenant_id = ? AND member_id = ?", owner.tenantId(), owner.memberId())
                    .forEach(this::complete);
            aggregates.removeAll();
        } catch (SealsUnavailableException | DataAccessException e) {
            throw new ForgettingUnderWayException(e);
        }
    }

    private List<Asked> asked(String which, Object... parameters) {
        return jdbc.query(COLUMNS + which + " ORDER BY number", (row, number) -> asked(row), parameters);
    }

    private static Asked asked(ResultSet row) throws SQLException {
        @Nullable Array records = row.getArray(4);
        return new Asked(
                row.getObject(1, UUID.class),
                new Owner(row.getString(2), row.getString(3)),
                records == null ? Set.of() : Set.of((UUID[]) records.getArray()));
    }

    private void complete(Asked asked) {
        Owner owner = asked.owner();
        int keysets;
        if (asked.records().isEmpty()) {
            members.add(owner);
            // First, and whether or not the keyring answers: nobody reads what was open to them, or to anybody by them.
            endConsents(owner);
            keysets = keys.destroyMember(owner.tenantId(), owner.memberId());
            Object[] whose = {owner.tenantId(), owner.memberId()};
            jdbc.update("DELETE FROM met_person WHERE tenant_id = ? AND member_id = ?", whose);
            jdbc.update("DELETE FROM snapshot WHERE tenant_id = ? AND member_id = ?", whose);
            jdbc.update("DELETE FROM idempotency WHERE tenant_id = ? AND member_id = ?", whose);
        } else {
            Keyring.Closed closed = keys.destroyPerson(owner.tenantId(), owner.memberId(), asked.records());
            keysets = closed.keysets();
            UUID[] records = asked.records().toArray(UUID[]::new);
            jdbc.update("DELETE FROM met_person WHERE relationship_id = ANY (?)", (Object) records);
            String[] ids = closed.aggregateIds().stream().map(UUID::toString).toArray(String[]::new);
            jdbc.update("DELETE FROM snapshot WHERE aggregate_id = ANY (?)", (Object) ids);
            jdbc.update(BLANK_FINGERPRINTS, owner.tenantId(), owner.memberId(), ids, asked.certificateId());
        }
        aggregates.removeAll();
        jdbc.update(
                "UPDATE forgetting SET done_at = now(), keysets = ? WHERE certificate_id = ? AND done_at IS NULL",
                keysets,
                asked.certificateId());
    }

    private void endConsents(Owner owner) {
        jdbc.update("""
                UPDATE consent SET standing = 'ENDED'
                WHERE tenant_id = ? AND (member_id = ? OR coach_id = ?) AND standing IN ('PROPOSED', 'ACCEPTED')""", owner.tenantId(), owner.memberId(), owner.memberId());
    }

    private void look() {
        attempt(this::completeOpen);
        attempt(this::followLate);
    }

    private static void attempt(Runnable part) {
        try {
            part.run();
        } catch (SealsUnavailableException e) {
            LOG.warn("Somebody is to be forgotten, and the keyring does not answer");
        } catch (Throwable e) {
            // Whatever it is: what a schedule lets through is its last time.
            LOG.warn("What is to be forgotten cannot be looked up now: {}", StoreTrouble.of(e));
        }
    }

    /**
     * Those that failed come last the next time: one that cannot be completed, for whatever reason, holds up no other.
     */
    private void completeOpen() {
        List<Asked> open = new ArrayList<>(asked("WHERE done_at IS NULL"));
        failed.retainAll(open.stream().map(Asked::certificateId).toList());
        open.sort(Comparator.comparing(asked -> failed.contains(asked.certificateId())));
        for (Asked asked : open) {
            failed.add(asked.certificateId());
            complete(asked);
            failed.remove(asked.certificateId());
        }
    }

    private void followLate() {
        List<Asked> late = asked("WHERE asked_at > now() - interval '3 minutes'");
        boolean drop = false;
        for (Asked asked : late) {
            if (asked.records().isEmpty()) {
                members.add(asked.owner());
                // Somebody may have proposed something meanwhile where it was not known yet.
                endConsents(asked.owner());
            }
            @Nullable Long before = droppedAt.get(asked.certificateId());
            if (before == null) {
                droppedAt.put(asked.certificateId(), System.nanoTime() + COMMANDS_END.toNanos());
                drop = true;
            } else if (before != 0 && System.nanoTime() - before > 0) {
                droppedAt.put(asked.certificateId(), 0L);
                drop = true;
            }
        }
        droppedAt.keySet().retainAll(late.stream().map(Asked::certificateId).toList());
        if (drop) {
            aggregates.removeAll();
        }
    }

    @Override
    public void destroy() {
        thread.close();
    }
}
