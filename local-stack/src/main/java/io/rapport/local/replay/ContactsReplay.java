package io.rapport.local.replay;

import io.rapport.local.http.Apis;
import io.rapport.local.terminal.Durations;
import io.rapport.local.terminal.ProgressBar;
import io.rapport.local.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Replays a file of contacts: each member's pairs become relationships with follow-ups, and at the end the read models
 * have to show as many of each as the file has.
 */
public final class ContactsReplay {

    private static final int IN_FLIGHT = 24;

    private final Apis apis;
    private final Terminal terminal;
    private final String tenant;

    public ContactsReplay(Apis apis, Terminal terminal, String tenant) {
        this.apis = apis;
        this.terminal = terminal;
        this.tenant = tenant;
    }

    /** Whether the totals agree. */
    public boolean run(Path file) throws InterruptedException {
        List<Contact> contacts = ContactsFile.read(file);
        List<Acquaintance> acquaintances = Acquaintance.among(contacts);
        Totals expected = Totals.of(acquaintances);
        terminal.line("%,d contacts of %,d members; tenant %s, at most %d requests at once."
                .formatted(contacts.size(), expected.members(), tenant, IN_FLIGHT));
        send(acquaintances, contacts.size());
        terminal.line("Waiting for the read models, then counting what they show.");
        Totals shown = shown(acquaintances);
        return new Comparison(terminal).agree(expected, shown);
    }

    private void send(List<Acquaintance> acquaintances, int contacts) throws InterruptedException {
        Sender sender = new Sender(apis, tenant);
        LongAdder done = new LongAdder();
        Instant begin = Instant.now();
        ProgressBar bar = new ProgressBar(terminal, "contacts", contacts, begin);
        SideBySide.forEach(
                acquaintances,
                IN_FLIGHT,
                pair -> sender.send(pair, done::add),
                () -> bar.show(done.sum(), Instant.now()));
        bar.end(done.sum(), Instant.now());
        terminal.line("Sent in " + Durations.seconds(Duration.between(begin, Instant.now())) + ".");
    }

    private Totals shown(List<Acquaintance> acquaintances) throws InterruptedException {
        ReadModels readModels = new ReadModels(apis);
        readModels.awaitNoLag();
        List<String> members = acquaintances.stream()
                .map(pair -> Sender.member(tenant, pair.from()))
                .distinct()
                .toList();
        TotalsSum sum = new TotalsSum();
        SideBySide.forEach(members, IN_FLIGHT, member -> sum.add(readModels.of(member)), () -> {});
        return sum.value();
    }

    private static final class TotalsSum {

        private Totals value = new Totals(0, 0, 0);

        synchronized void add(Totals more) {
            value = Totals.sum(value, more);
        }

        synchronized Totals value() {
            return value;
        }
    }
}
