package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.relationship.RelationshipEvent.Identity;
import io.rapport.events.skill.SkillEvent;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.models.goal.MadeUpLife;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.Mongo;
import io.rapport.query.parts.WholeStory;
import io.rapport.query.platform.projection.Projection;
import io.rapport.query.platform.reading.Viewpoint;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@DisplayName("Whatever is asked of whatever moment")
class NaiveFoldIT {

    private static final int MOMENTS = 300;

    /** So many instead where somebody wants to be sure: {@code -Drapport.moments=20000}. */
    private static final int ASKED = Integer.getInteger("rapport.moments", MOMENTS);

    private static final long SEED = Long.getLong("rapport.seed", System.nanoTime() % 1_000_000);
    private static final int MEMBERS = 8;
    private static final int STEPS = 80;
    private static final String COACH = "carla";
    private static final String NAIVE = "Naive-Past";
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** All that happened, which is what the naive fold knows. */
    private static final List<EventEnvelope> LOG = new ArrayList<>();

    private static final Map<String, Map<String, List<String>>> IDS = new HashMap<>();
    private static final List<String> PATHS = new ArrayList<>();

    private static ServiceRig service;

    /** Lets a request look by the naive fold, at the same moment. */
    @Configuration(proxyBeanMethods = false)
    static class LooksNaively {

        @Bean
        @Primary
        Viewpoint.Current naiveIfAskedFor(List<Projection> projections, List<Viewpoint.Current> others) {
            return () -> {
                Viewpoint view = others.getFirst().viewpoint();
                String naive = view != null
                                && RequestContextHolder.getRequestAttributes()
                                        instanceof ServletRequestAttributes request
                        ? request.getRequest().getHeader(NAIVE)
                        : null;
                if (naive == null) {
                    return view;
                }
                String[] moment = naive.split(",", 2);
                Instant happenedBy = moment[1].isEmpty() ? null : Instant.parse(moment[1]);
                return new NaivePast(LOG, projections, Long.parseLong(moment[0]), happenedBy);
            };
        }
    }

    @BeforeAll
    static void start() {
        service = new ServiceRig(
                List.of(QueryService.class, LooksNaively.class),
                Mongo.uri(),
                "--rapport.limits.member-rate=0",
                "--rapport.limits.tenant-rate=0");
        Random random = new Random(SEED);
        List<List<EventEnvelope>> lives = new ArrayList<>();
        List<String> applied = new ArrayList<>();
        for (int n = 0; n < MEMBERS; n++) {
            String member = "member-" + n;
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            WholeStory story = new WholeStory(new Log(), "acme", member, COACH, today);
            applied.add(story.applied(event -> !isOfTheOnlyOne(event)));
            List<EventEnvelope> life = new ArrayList<>();
            Log own = new Log();
            MadeUpLife.of(SEED * MEMBERS + n, STEPS).forEach(event -> life.add(own.next("acme", member, event)));
            lives.add(story.events().stream()
                    .filter(event -> !isOfTheOnlyOne(event.event()))
                    .toList());
            lives.add(life);
            Map<String, List<String>> ids = new HashMap<>();
            story.places()
                    .forEach((name, id) ->
                            ids.computeIfAbsent(name, any -> new ArrayList<>()).add(id));
            life.forEach(event -> collect(event.event(), ids));
            IDS.put(member, ids);
            service.consent.stand(
                    UUID.fromString(story.places().get("engagementId")),
                    "acme",
                    member,
                    COACH,
                    "ACCEPTED",
                    WholeStory.OPEN);
        }
        Log log = new Log(0, Instant.parse("2023-11-15T00:00:00Z"), Duration.ofHours(8));
        for (EventEnvelope event : interleaved(lives, random)) {
            LOG.add(log.next(event.tenantId(), event.memberId(), event.event()));
        }
        service.consent.append(LOG);
        service.publisher.publish(LOG.toArray(EventEnvelope[]::new));
        for (int n = 0; n < MEMBERS; n++) {
            for (String query : List.of("/agenda", "/engagements", "/programmes")) {
                String token = token("member-" + n);
                String last = applied.get(n);
                await().untilAsserted(() -> assertThat(service.get(query, token, "Rapport-Applied", last)
                                .status())
                        .isEqualTo(200));
            }
        }
        service.get("/v3/api-docs", "").json().path("paths").properties().forEach(path -> {
            if (path.getValue().toString().contains("\"asOf\"")) {
                PATHS.add(path.getKey());
            }
        });
        assertThat(PATHS).hasSizeGreaterThan(30);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** A member has one plan, and chooses skills once; those of the made-up life are more eventful. */
    private static boolean isOfTheOnlyOne(RapportEvent event) {
        return event instanceof CareerPlanEvent || event instanceof SkillEvent;
    }

    /** In an order in which all of them could have happened side by side. */
    private static List<EventEnvelope> interleaved(List<List<EventEnvelope>> lives, Random random) {
        List<Integer> turns = new ArrayList<>();
        for (int n = 0; n < lives.size(); n++) {
            turns.addAll(Collections.nCopies(lives.get(n).size(), n));
        }
        Collections.shuffle(turns, random);
        int[] next = new int[lives.size()];
        return turns.stream().map(life -> lives.get(life).get(next[life]++)).toList();
    }

    private static void collect(RapportEvent event, Map<String, List<String>> ids) {
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            try {
                if (component.getAccessor().invoke(event) instanceof UUID id) {
                    ids.computeIfAbsent(component.getName(), any -> new ArrayList<>())
                            .add(id.toString());
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String token(String member) {
        return Issuer.instance().member("acme", member);
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    @Test
    @DisplayName("is told as a fold of the log up to then, from scratch and of an event after the other, tells it")
    void agrees() {
        agrees(ASKED, n -> PATHS.get(n % PATHS.size()), NaiveFoldIT::moment);
    }

    @Test
    @DisplayName("is told of one person as a fold of everything tells it, though others are not folded with them")
    void agreesOnOnePerson() {
        List<String> ofOne = PATHS.stream()
                .filter(path -> path.matches(".*/relationships/\\{\\w+}(?:/timeline|/briefing)?"))
                .toList();
        assertThat(ofOne).hasSizeGreaterThan(4);
        List<EventEnvelope> joining =
                LOG.stream().filter(event -> event.event() instanceof Identity).toList();
        assertThat(joining).hasSizeGreaterThan(MEMBERS);
        agrees(ASKED / 3, n -> ofOne.get(n % ofOne.size()), random -> {
            long last = random.nextBoolean()
                    ? any(LOG, random).position()
                    : any(joining, random).position();
            return new Moment("asOf=" + last, last, null);
        });
    }

    private static void agrees(int asked, IntFunction<String> paths, Function<Random, Moment> moments) {
        String coach = Issuer.instance()
                .token(claims -> claims.subject(COACH).claim("tenant", "acme").claim("roles", List.of("coach")));
        AtomicInteger told = new AtomicInteger();
        Queue<String> contradictions = new ConcurrentLinkedQueue<>();
        atOnce(asked, n -> {
            Random random = new Random(SEED + n);
            String member = "member-" + random.nextInt(MEMBERS);
            String path = paths.apply(n);
            String place = place(path, member, random);
            String token = path.startsWith("/members/") || path.startsWith("/coaching/") ? coach : token(member);
            Moment moment = moments.apply(random);
            String question = place + (place.contains("?") ? "&" : "?") + moment.parameters();
            Answer folded = service.get(question, token);
            Answer naive = service.get(question, token, NAIVE, moment.position() + "," + moment.happened());
            if (folded.status() >= 500 || !told(folded).equals(told(naive))) {
                contradictions.add(
                        question + " of " + member + " says otherwise from " + difference(told(folded), told(naive)));
            }
            if (folded.status() == 200) {
                told.incrementAndGet();
            }
        });
        assertThat(contradictions.stream().limit(5)).as("seed %d", SEED).isEmpty();
        assertThat(told.get()).isGreaterThan(asked / 3);
    }

    /** By threads of its own: a parallel stream would be worked on by those that run the other tests. */
    private static void atOnce(int times, IntConsumer question) {
        try (ExecutorService asking =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            CompletableFuture.allOf(IntStream.range(0, times)
                            .mapToObj(n -> CompletableFuture.runAsync(() -> question.accept(n), asking))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private static String difference(String folded, String naive) {
        int mismatch = Math.max(0, Arrays.mismatch(folded.toCharArray(), naive.toCharArray()));
        int from = Math.max(0, mismatch - 200);
        return folded.substring(from, Math.min(folded.length(), mismatch + 200))
                + " to "
                + naive.substring(from, Math.min(naive.length(), mismatch + 200));
    }

    /** Each problem has an id of its own. */
    private static String told(Answer answer) {
        return answer.status() + " " + answer.response().body().replaceAll("urn:uuid:[0-9a-f-]*", "");
    }

    private static String place(String path, String member, Random random) {
        Matcher parameters = PARAMETER.matcher(path);
        StringBuilder place = new StringBuilder();
        Map<String, List<String>> ids = IDS.getOrDefault(member, Map.of());
        while (parameters.find()) {
            parameters.appendReplacement(place, any(ids.getOrDefault(parameters.group(1), List.of("none")), random));
        }
        return parameters.appendTail(place).toString();
    }

    private record Moment(
            String parameters, long position, @Nullable Instant happenedBy) {

        String happened() {
            return happenedBy == null ? "" : happenedBy.toString();
        }
    }

    /** A position, or an instant of recording, or a moment in the world, or both. */
    private static Moment moment(Random random) {
        EventEnvelope last = any(LOG, random);
        Instant recorded = last.recordedAt().plusSeconds(random.nextInt(3) * 1_000L);
        String asOf = random.nextBoolean() ? "asOf=" + last.position() : "asOf=" + recorded;
        Instant happenedBy = any(LOG, random).recordedAt().plusSeconds(random.nextInt(40_000));
        return switch (random.nextInt(4)) {
            case 0 -> new Moment("happenedBy=" + happenedBy, LOG.size(), happenedBy);
            case 1 -> new Moment(asOf + "&happenedBy=" + happenedBy, last.position(), happenedBy);
            default -> new Moment(asOf, last.position(), null);
        };
    }
}
