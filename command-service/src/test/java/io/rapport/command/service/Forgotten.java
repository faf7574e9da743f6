package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.service.Client.Reply;

/** What is met and then forgotten over HTTP. */
final class Forgotten {

    private Forgotten() {}

    static String meet(Client member, String name) {
        Reply met = member.post(
                "/relationships",
                "{'name': '" + name + "', 'email': '" + name + "@example.org', 'industry': '" + name + "', 'tags': ['"
                        + name + "'], 'note': '" + name + "', 'occurredAt': '2026-03-02T09:00:00Z'}");
        assertThat(met.status()).as(met.body().toString()).isEqualTo(201);
        return "/relationships/" + met.text("relationshipId");
    }

    static Reply post(Client member, String path) {
        return member.send("POST", path, "");
    }

    static Reply forget(Client by, String whom, String confirmed) {
        return by.post(whom + "/forgetting", "{'memberId': '" + confirmed + "'}");
    }
}
