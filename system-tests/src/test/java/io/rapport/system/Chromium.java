package io.rapport.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A real browser, told what to do by its remote protocol. Each of its sessions is a person with cookies of their own.
 */
final class Chromium implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicLong asked = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

    private Chromium(Process process, String address) {
        this.process = process;
        this.socket = http.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .buildAsync(URI.create(address), new Answers())
                .join();
    }

    /** Where it is on this machine, if it is. */
    static Optional<Path> installed() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it without a window, with what it keeps in this folder. */
    static Chromium start(Path program, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        // It is started by root where tests run in containers, and sees nothing but this machine.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-component-update",
                        "--disable-background-networking",
                        "--window-size=1100,900",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling("chromium.log").toFile())
                .start();
        Path listening = folder.resolve("DevToolsActivePort");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<String> lines = Files.exists(listening) ? Files.readAllLines(listening) : List.of();
            if (lines.size() == 2) {
                return new Chromium(process, "ws://127.0.0.1:" + lines.getFirst() + lines.getLast());
            }
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "Chromium did not start: " + Files.readString(folder.resolveSibling("chromium.log")));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Somebody who has visited nothing yet. */
    Person person() {
        String context = send(null, "Target.createBrowserContext", Map.of())
                .path("browserContextId")
                .asString();
        return new Person(context);
    }

    private JsonNode send(@Nullable String session, String method, Map<String, ?> parameters) {
        ObjectNode request = JSON.createObjectNode();
        long id = asked.incrementAndGet();
        request.put("id", id).put("method", method).set("params", JSON.valueToTree(parameters));
        if (session != null) {
            request.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        synchronized (this) {
            socket.sendText(request.toString(), true).join();
        }
        JsonNode said = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        if (said.has("error")) {
            throw new IllegalStateException(method + ": " + said.path("error"));
        }
        return said.path("result");
    }

    /** What comes in parts is put together; what nobody asked for is let go. */
    private final class Answers implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                JsonNode said = JSON.readTree(text.toString());
                text.setLength(0);
                CompletableFuture<JsonNode> answer =
                        waiting.remove(said.path("id").asLong(0));
                if (answer != null) {
                    answer.complete(said);
                }
            }
            from.request(1);
            return null;
        }
    }

    /** Somebody with their own cookies and windows. */
    final class Person {

        private final String context;

        private Person(String context) {
            this.context = context;
        }

        /** A window that shows this address. */
        Page visits(String address) {
            String target = send(null, "Target.createTarget", Map.of("url", address, "browserContextId", context))
                    .path("targetId")
                    .asString();
            return attached(target);
        }

        /** The windows whose address begins so. */
        Stream<Page> windowsAt(String address) {
            return send(null, "Target.getTargets", Map.of())
                    .path("targetInfos")
                    .valueStream()
                    .filter(target ->
                            target.path("browserContextId").asString("").equals(context)
                                    && target.path("type").asString("").equals("page")
                                    && target.path("url").asString("").startsWith(address))
                    .map(target -> attached(target.path("targetId").asString()));
        }

        private Page attached(String target) {
            return new Page(send(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                    .path("sessionId")
                    .asString());
        }
    }

    /** What a window shows. */
    final class Page {

        private final String session;

        private Page(String session) {
            this.session = session;
        }

        /** The value of an expression of the page, if it has that now. */
        JsonNode value(String expression) {
            return send(
                            session,
                            "Runtime.evaluate",
                            Map.of(
                                    "expression", expression,
                                    "awaitPromise", true,
                                    "returnByValue", true,
                                    // Windows open for those alone who have clicked.
                                    "userGesture", true))
                    .path("result")
                    .path("value");
        }

        String text(String expression) {
            return value(expression).asString("");
        }

        void click(String selector) {
            value("document.querySelector(" + JSON.writeValueAsString(selector) + ").click()");
        }

        /** What it looks like, as PNG. */
        byte[] picture() {
            return Base64.getDecoder()
                    .decode(send(session, "Page.captureScreenshot", Map.of("format", "png"))
                            .path("data")
                            .asString());
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
