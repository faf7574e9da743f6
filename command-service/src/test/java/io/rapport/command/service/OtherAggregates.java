package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;

/** Accepted commands, sent again about the ids of aggregates of other types. */
final class OtherAggregates {

    private static final Pattern ABOUT_ONE =
            Pattern.compile("/([a-z]+)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(/.*)?");

    private final Map<String, String> idByType = new TreeMap<>();
    private final List<Sent> accepted = new ArrayList<>();

    private record Sent(Client by, String method, String type, String rest, String body) {

        int status(Client client, String id) {
            return client.send(method, "/" + type + "/" + id + rest, body).status();
        }
    }

    void saw(Client by, String method, String path, String body, int status) {
        Matcher about = ABOUT_ONE.matcher(path);
        if (status / 100 == 2 && about.matches()) {
            idByType.putIfAbsent(about.group(1), about.group(2));
            String rest = about.group(3) == null ? "" : about.group(3);
            accepted.add(new Sent(by, method, about.group(1), rest, body));
        }
    }

    /**
     * Whoever has the others is told nothing else than of an id that there is none of, or that it is not found; a
     * stranger is told exactly that, of their own type too.
     */
    void areNotFound(Client stranger) {
        assertThat(idByType).hasSizeGreaterThan(5);
        SoftAssertions all = new SoftAssertions();
        for (Sent one : accepted) {
            String none = UUID.randomUUID().toString();
            int told = one.status(one.by(), none);
            int toldStranger = one.status(stranger, none);
            all.assertThat(toldStranger).as(one.toString()).isBetween(400, 499);
            idByType.forEach((type, id) -> {
                String what = one + " about one of " + type;
                if (!type.equals(one.type())) {
                    all.assertThat(one.status(one.by(), id)).as(what).isIn(told, 404);
                }
                all.assertThat(one.status(stranger, id))
                        .as(what + ", by a stranger")
                        .isEqualTo(toldStranger);
            });
        }
        all.assertAll();
    }
}
