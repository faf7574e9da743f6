package io.rapport.local.replay;

import io.rapport.local.home.Problem;
import io.rapport.local.http.Api;
import io.rapport.local.http.Apis;
import io.rapport.local.http.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Sends one acquaintance's contacts, each until it is answered: a repeated one is recognised by its key. */
final class Sender {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 30;

    private final Apis apis;
    private final String tenant;

    Sender(Apis apis, String tenant) {
        this.apis = apis;
        this.tenant = tenant;
    }

    /** In order of time; tells after each contact that one more is done. */
    void send(Acquaintance acquaintance, LongConsumer done) throws InterruptedException {
        Api commands = apis.commands(member(tenant, acquaintance.from()));
        Reply met = send(commands, "/relationships", acquaintance.meeting(), MeetPerson.of(acquaintance));
        done.accept(1);
        String followUps = "/relationships/" + met.text("relationshipId") + "/follow-ups";
        List<Contact> contacts = acquaintance.followUps();
        for (int index = 0; index < contacts.size(); index++) {
            send(commands, followUps, contacts.get(index), RecordFollowUp.of(contacts.get(index), index + 2));
            done.accept(1);
        }
    }

    static String member(String tenant, long number) {
        return tenant + "-" + number;
    }

    private static Reply send(Api commands, String path, Contact contact, Object body) throws InterruptedException {
        Map<String, String> key = Map.of("Idempotency-Key", contact.idempotencyKey());
        Duration pause = FIRST_PAUSE;
        String last = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Reply reply = commands.post(path, key, body);
                if (reply.isOk()) {
                    return reply;
                }
                last = "%d %s %s"
                        .formatted(reply.status(), reply.rule(), reply.detail())
                        .strip();
                if (!mayPass(reply)) {
                    throw new Problem(
                            "Line %d was refused: %s".formatted(contact.line(), last),
                            "What was sent before it stays; a second replay goes on from there.");
                }
            } catch (IOException e) {
                last = e.toString();
            }
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        throw new Problem(
                "Line %d was not taken after %d attempts: %s".formatted(contact.line(), ATTEMPTS, last),
                "Look at ./rapport status and mend it with ./rapport up; a second replay goes on from there.");
    }

    /** Trouble of the moment, as opposed to a rule that was broken. */
    private static boolean mayPass(Reply reply) {
        return reply.status() >= 500 || reply.status() == 429 || reply.rule().equals("ConcurrentChange");
    }
}
