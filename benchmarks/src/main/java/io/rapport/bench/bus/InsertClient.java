package io.rapport.bench.bus;

import io.rapport.bench.load.Client;
import io.rapport.bench.peer.EventRow;
import io.rapport.command.platform.commands.Ids;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Inserts the rows that {@link BusClient}'s commands become, each in one statement. */
final class InsertClient implements Client {

    private static final int MEETS_EVERY = 5;

    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final String member;
    private UUID relationshipId;
    private int sent;

    InsertClient(JdbcTemplate jdbc, Ids ids, int number) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.member = "bare-" + number;
        this.relationshipId = ids.next();
    }

    @Override
    public void send() {
        int sequence = sent++ % MEETS_EVERY;
        if (sequence == 0) {
            relationshipId = ids.next();
        }
        EventRow row = sequence == 0 ? EventRow.PERSON_MET : EventRow.FOLLOW_UP_RECORDED;
        jdbc.update(
                EventRow.INSERT,
                row.values(ids.next(), ids.next(), relationshipId.toString(), sequence, "bench", member));
    }
}
