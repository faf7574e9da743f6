package io.rapport.parts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Requests that no client library would send: bytes in them are exchanged, left out or doubled, wherever they stand.
 * The same seed makes the same requests.
 */
public final class HostileRequests {

    /** Stands in each of them, and must not come back or get into a log. */
    public static final String CANARY = "Kanarienvogel";

    private static final int LONGEST_WAIT = 20_000;
    private static final byte[][] SPLINTERS = {
        {(byte) 0x80},
        {(byte) 0xff},
        {(byte) 0xc3, (byte) 0xa9},
        {0},
        {'\r'},
        {'\n'},
        {'\r', '\n', '\r', '\n'},
        {'%'},
        {'%', '0', '0'},
        {'%', 'f', 'f'},
        {'/'},
        {'/', '.', '.', '/'},
        {';'},
        {'"'},
        {' '},
        {'\t'},
        {'{'},
        {'-', '1'},
        {':'},
        {'@'},
        {',', ','},
    };

    private final int port;
    private final Random random;

    /** Against a service at this port of 127.0.0.1. */
    public HostileRequests(int port, long seed) {
        this.port = port;
        this.random = new Random(seed);
    }

    /** What came back: the status line, the headers and the body; empty if the connection was closed. */
    public record Answer(String request, String text) {

        /** 0 if there was no answer. */
        public int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        /** Whether it says what is wrong in the form that all errors have; the protocol's own have no body. */
        public boolean isProblemOrEmpty() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0
                    || text.length() == end + 4
                    || text.substring(0, end).toLowerCase(Locale.ROOT).contains("application/problem+json");
        }
    }

    /** Sends many, each one of these with something broken. */
    public List<Answer> send(int times, List<String> requests) {
        List<Answer> answers = new ArrayList<>();
        for (int n = 0; n < times; n++) {
            answers.add(send(broken(requests.get(n % requests.size()).getBytes(StandardCharsets.UTF_8))));
        }
        return answers;
    }

    private byte[] broken(byte[] request) {
        byte[] broken = request;
        for (int n = random.nextInt(3); n >= 0; n--) {
            broken = brokenOnce(broken);
        }
        return broken;
    }

    private byte[] brokenOnce(byte[] request) {
        int at = random.nextInt(request.length);
        int end = Math.min(request.length, at + random.nextInt(4));
        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        broken.write(request, 0, at);
        switch (random.nextInt(3)) {
            case 0 -> broken.writeBytes(SPLINTERS[random.nextInt(SPLINTERS.length)]);
            case 1 -> {
                broken.writeBytes(SPLINTERS[random.nextInt(SPLINTERS.length)]);
                at = end;
            }
            default -> broken.write(request, at, end - at);
        }
        broken.write(request, at, request.length - at);
        return broken.toByteArray();
    }

    /** Sends just these bytes. */
    public Answer send(byte[] request) {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(LONGEST_WAIT);
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            return new Answer(
                    new String(request, StandardCharsets.ISO_8859_1),
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (SocketException e) {
            // It was closed before all was read.
            return new Answer(new String(request, StandardCharsets.ISO_8859_1), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
