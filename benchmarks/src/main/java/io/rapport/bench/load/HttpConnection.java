package io.rapport.bench.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A kept-alive HTTP/1.1 connection to a service on this machine. It does next to nothing beside reading and writing,
 * because client and server share the processors, and what the client burns would make every server look alike.
 */
public final class HttpConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final InetSocketAddress address;
    private final String host;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private long lastUsed;
    private boolean goesOn;

    /** An answer; header names are in lower case. */
    public record Answer(int status, Map<String, String> headers, String body) {

        /**
         * This answer, if it is the expected one.
         *
         * @throws IOException if it is not
         */
        public Answer expect(int expected) throws IOException {
            if (status != expected) {
                throw new IOException("HTTP %d instead of %d: %s".formatted(status, expected, body));
            }
            return this;
        }
    }

    public HttpConnection(URI service) throws IOException {
        host = service.getHost() + ":" + service.getPort();
        address = new InetSocketAddress(service.getHost(), service.getPort());
        if (address.getAddress() == null || !address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("Load goes to this machine only, and not to " + service);
        }
        socket = new Socket();
        in = InputStream.nullInputStream();
        out = OutputStream.nullOutputStream();
    }

    /**
     * Servers end a connection after a number of requests, which they announce, and after a pause, which they do not.
     */
    private void connectIfNeeded() throws IOException {
        if (goesOn && System.nanoTime() - lastUsed < IDLE_NANOS) {
            return;
        }
        socket.close();
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(address);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    public Answer get(String path, String token) throws IOException {
        return send("GET " + path, token, "", "");
    }

    /** Sends JSON. */
    public Answer post(String path, String token, String json) throws IOException {
        return send("POST " + path, token, "", json);
    }

    /** A request with further header lines, each of which ends in {@code \r\n}. */
    public Answer send(String methodAndPath, String token, String moreHeaders, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = methodAndPath + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n" + moreHeaders
                + "\r\n";
        byte[] ascii = head.getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[ascii.length + body.length];
        System.arraycopy(ascii, 0, request, 0, ascii.length);
        System.arraycopy(body, 0, request, ascii.length, body.length);
        connectIfNeeded();
        out.write(request);
        Answer answer = answer();
        goesOn = !"close".equalsIgnoreCase(answer.headers().get("connection"));
        lastUsed = System.nanoTime();
        return answer;
    }

    private Answer answer() throws IOException {
        String statusLine = line();
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int status = Integer.parseInt(statusLine.substring(9, 12));
        return new Answer(status, headers, body(status, headers));
    }

    private String body(int status, Map<String, String> headers) throws IOException {
        if (status == 204 || status == 304) {
            return "";
        }
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                all.write(bytes(size));
                line();
            }
            line();
            return all.toString(StandardCharsets.UTF_8);
        }
        String length = headers.get("content-length");
        return length == null ? "" : new String(bytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The service hung up within an answer");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The service hung up");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
