package io.rapport.parts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** An issuer of a test's own, which changes its keys, falls silent, fails, goes away and comes back. */
public final class FickleIssuer implements AutoCloseable {

    /** What becomes of a request. */
    public enum Mood {
        ANSWERS,
        FAILS,
        /** Takes the connection and the request, as a frozen process does, and says nothing. */
        SILENT,
        /** Falls silent in the middle of what it says. */
        SILENT_AFTER_HEADERS
    }

    private final Map<String, RSAKey> published = new ConcurrentHashMap<>();
    private final Map<String, RSAKey> known = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moodChanged = lock.newCondition();
    private final int port;
    private Mood mood = Mood.ANSWERS;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    private FickleIssuer(Mood mood, String... keys) {
        this.mood = mood;
        for (String key : keys) {
            publish(key);
        }
        port = listen(0);
    }

    /** An issuer that answers, with one published key for each name. */
    public static FickleIssuer start(String... keys) {
        return new FickleIssuer(Mood.ANSWERS, keys);
    }

    /** An issuer that is not in the mood to answer from the beginning. */
    public static FickleIssuer start(Mood mood, String... keys) {
        return new FickleIssuer(mood, keys);
    }

    private int listen(int wanted) {
        try {
            HttpServer listening =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            threads = Executors.newVirtualThreadPerTaskExecutor();
            listening.setExecutor(threads);
            listening.createContext(
                    "/.well-known/openid-configuration",
                    exchange -> answer(
                            exchange,
                            "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/jwks\",\"subject_types_supported\":[\"public\"]}"
                                    .formatted(uri())));
            listening.createContext("/jwks", exchange -> {
                asked.incrementAndGet();
                answer(exchange, new JWKSet(List.<JWK>copyOf(published.values())).toString());
            });
            server = listening;
            listening.start();
            return listening.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            Mood now = mood();
            if (now == Mood.SILENT) {
                awaitOtherMood(now);
                return;
            }
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(now == Mood.FAILS ? 500 : 200, body.length);
            if (now == Mood.SILENT_AFTER_HEADERS) {
                exchange.getResponseBody().write(body, 0, 1);
                exchange.getResponseBody().flush();
                awaitOtherMood(now);
                return;
            }
            exchange.getResponseBody().write(body);
        }
    }

    private Mood mood() {
        lock.lock();
        try {
            return mood;
        } finally {
            lock.unlock();
        }
    }

    private void awaitOtherMood(Mood now) {
        lock.lock();
        try {
            while (mood == now && server != null) {
                moodChanged.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** From now on. */
    public void become(Mood next) {
        lock.lock();
        try {
            mood = next;
            moodChanged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Publishes a key of this name, a new one if there was one. */
    public void publish(String key) {
        try {
            RSAKey made = new RSAKeyGenerator(2048).keyID(key).generate();
            known.put(key, made);
            published.put(key, made);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a key that is not published yet. */
    public void prepare(String key) {
        publish(key);
        withdraw(key);
    }

    /** Publishes the key no longer. */
    public void withdraw(String key) {
        published.remove(key);
    }

    /** How often its keys were asked for. */
    public int timesAsked() {
        return asked.get();
    }

    /** Goes away: nobody listens at its address. */
    public void stop() {
        lock.lock();
        try {
            if (server != null) {
                server.stop(0);
                server = null;
            }
            if (threads != null) {
                threads.shutdownNow();
            }
            moodChanged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Comes back at its address. */
    public void comeBack() {
        listen(port);
    }

    /** Its address. */
    public String uri() {
        return "http://127.0.0.1:"
                + (server == null ? port : server.getAddress().getPort());
    }

    /** A valid token that is signed with this key. */
    public String token(String key, String subject) {
        return token(key, key, subject);
    }

    /** A token that names one key and is signed with another. */
    public String token(String named, String signing, String subject) {
        return token(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(named).build(),
                claims(subject).build(),
                signing);
    }

    /** A token of these parts as they are, signed with this key. */
    public String token(JWSHeader header, JWTClaimsSet claims, String signing) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key(signing)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a valid token of a member says. */
    public JWTClaimsSet.Builder claims(String subject) {
        return new JWTClaimsSet.Builder()
                .issuer(uri())
                .audience(TokenIssuer.AUDIENCE)
                .subject(subject)
                .claim("tenant", "acme")
                .claim("roles", List.of("member"))
                .issueTime(Date.from(Instant.now().minusSeconds(7_200)))
                .expirationTime(Date.from(Instant.now().plusSeconds(3_600)));
    }

    /** The key of this name, whether it is published or not. */
    public RSAKey key(String name) {
        RSAKey key = known.get(name);
        if (key == null) {
            throw new IllegalArgumentException("There is no key " + name);
        }
        return key;
    }

    @Override
    public void close() {
        stop();
    }
}
