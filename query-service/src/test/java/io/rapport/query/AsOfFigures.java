package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventCodec;
import io.rapport.events.Owner;
import io.rapport.events.Seals;
import io.rapport.events.relationship.Aspect;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.Mongo;
import io.rapport.query.parts.Story;
import io.rapport.query.parts.TestSeals;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.reading.Viewpoint;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The figures of docs/history.md: not a test of every build, since they say something on an idle machine alone. With
 * {@code -Dtest=AsOfFigures}.
 */
@DisplayName("What the past costs")
class AsOfFigures {

    private static final int PEOPLE = 245;
    private static final int EVENTS = 200;
    private static final int EVENTS_OF_ONE = 1_000;
    private static final int ROUNDS = Integer.getInteger("rapport.rounds", 15);
    private static final List<Aspect> ASPECTS = List.of(Aspect.values());
    private static final Pattern ASKED = Pattern.compile(System.getProperty("rapport.asked", ""));
    private static final String WHOLE = "Whole-Past";

    /** What was sealed is opened with keys in memory; and a request may have all of a member folded. */
    @Configuration(proxyBeanMethods = false)
    static class Sealed {

        @Bean
        @Primary
        Seals testSeals() {
            return SEALS;
        }

        @Bean
        @Primary
        Viewpoint.Current wholeIfAskedFor(List<Viewpoint.Current> others) {
            return () -> {
                Viewpoint view = others.getFirst().viewpoint();
                boolean whole = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                        && request.getRequest().getHeader(WHOLE) != null;
                return view == null || !whole ? view : new Whole(view);
            };
        }
    }

    /** As before a query said what it needs. */
    private record Whole(Viewpoint view) implements Viewpoint {

        @Override
        public List<RawBsonDocument> documents(
                String projection, DocumentType<?> type, Owner owner, List<Bson> filters) {
            return view.documents(projection, type, owner, List.of());
        }

        @Override
        public Set<String> forgotten(String tenantId, Collection<String> members) {
            return view.forgotten(tenantId, members);
        }
    }

    private static final TestSeals SEALS = new TestSeals();

    private static Story person(Log log, String member, int events) {
        Story story = new Story(log, "acme", member);
        story.meet("Ada " + UUID.randomUUID());
        UUID talk = story.talk(2, words());
        for (int n = 2; n < events; n++) {
            int day = 3 + n % 200;
            switch (n % 5) {
                case 0, 1 -> talk = story.talk(day, words());
                case 2 -> story.remember(day, words(), null);
                case 3 -> story.guess(day, ASPECTS.get(n % ASPECTS.size()), words());
                default -> story.learn(day, ASPECTS.get(n % ASPECTS.size()), words(), talk);
            }
        }
        return story;
    }

    private static String words() {
        return "They told at length of " + UUID.randomUUID() + ", of what they mean to do about it, and of the "
                + "people without whom none of it would go on as it does";
    }

    @Test
    void figures() throws Exception {
        Log log = new Log();
        Story small = person(log, "small", EVENTS_OF_ONE);
        Story ofMany = person(log, "large", EVENTS_OF_ONE);
        List<Story> stories = new ArrayList<>(List.of(small, ofMany));
        for (int n = 0; n < PEOPLE; n++) {
            stories.add(person(log, "large", EVENTS));
        }
        EventCodec codec = new EventCodec(SEALS);
        try (ServiceRig service = new ServiceRig(
                List.of(QueryService.class, Sealed.class),
                Mongo.uri(),
                "--rapport.limits.member-rate=0",
                "--rapport.limits.tenant-rate=0")) {
            for (Story story : stories) {
                service.consent.append(story.events(), codec);
            }
            long last = stories.getLast().events().getLast().position();
            Map<String, String> asked = new LinkedHashMap<>();
            asked.put("1,000: card", "small /relationships/" + small.person());
            asked.put("1,000: timeline", "small /relationships/" + small.person() + "/timeline");
            asked.put("50,000: card of 1,000", "large /relationships/" + ofMany.person());
            asked.put("50,000: briefing of 1,000", "large /relationships/" + ofMany.person() + "/briefing");
            asked.put("50,000: timeline of 1,000", "large /relationships/" + ofMany.person() + "/timeline");
            asked.put(
                    "50,000: card of 200",
                    "large /relationships/" + stories.getLast().person());
            for (String whole : List.of("timeline", "network", "agenda", "goals", "relationships")) {
                asked.put("50,000: " + whole, "large /" + whole);
            }
            asked.keySet().removeIf(one -> !ASKED.matcher(one).find());
            asked.forEach(
                    (name, question) -> System.out.println("FIGURE " + name + ": " + median(service, question, last)
                            + " ms, and all folded " + median(service, question, last, WHOLE, "true") + " ms"));
            export(service);
        }
    }

    private static long median(ServiceRig service, String asked, long position, String... headers) {
        String[] who = asked.split(" ", -1);
        String token = Issuer.instance().member("acme", who[0]);
        int rounds = headers.length == 0 ? ROUNDS : Math.max(1, ROUNDS / 5);
        long[] took = new long[rounds];
        for (int n = -2; n < rounds; n++) {
            long begin = System.nanoTime();
            Answer answer = service.get(who[1] + "?asOf=" + position, token, headers);
            long nanos = System.nanoTime() - begin;
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
            if (n >= 0) {
                took[n] = nanos / 1_000_000;
            }
        }
        Arrays.sort(took);
        return took[rounds / 2];
    }

    /** The answer is read, and not kept. */
    private static void export(ServiceRig service) throws IOException, InterruptedException {
        String token = Issuer.instance().member("acme", "large");
        HttpClient http = HttpClient.newHttpClient();
        for (String type : List.of("application/json", "text/csv", "application/json", "text/csv")) {
            System.gc();
            long before = afterCollections();
            long begin = System.nanoTime();
            long bytes = 0;
            long most = 0;
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/export"))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", type)
                    .build();
            try (InputStream answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream())
                    .body()) {
                byte[] some = new byte[64 * 1024];
                for (int n = answer.read(some); n >= 0; n = answer.read(some)) {
                    bytes += n;
                    most = Math.max(most, afterCollections());
                }
            }
            System.out.printf(
                    "FIGURE export %s: %d ms, %d bytes, heap after collections at most %d MB, before %d MB%n",
                    type, (System.nanoTime() - begin) / 1_000_000, bytes, most >> 20, before >> 20);
        }
    }

    private static long afterCollections() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
