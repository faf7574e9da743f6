package io.rapport.local.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;

/** Short questions to a server: is it there, and does it speak its protocol? */
final class Probe {

    private static final int TIMEOUT_MILLIS = 1_000;
    private static final short KAFKA_API_VERSIONS = 18;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMillis(TIMEOUT_MILLIS))
            .build();

    private Probe() {}

    static boolean accepts(int port) {
        return accepts(InetAddress.getLoopbackAddress(), port);
    }

    /** Whether any address of the host accepts connections. */
    static boolean accepts(String host, int port) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(address -> accepts(address, port));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean accepts(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static boolean answersOk(String url) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks for the versions of the API, the first request of every Kafka client. */
    static boolean speaksKafka(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            int correlation = 1;
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(Short.BYTES + Short.BYTES + Integer.BYTES + Short.BYTES);
            out.writeShort(KAFKA_API_VERSIONS);
            out.writeShort(0);
            out.writeInt(correlation);
            out.writeShort(-1);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int size = in.readInt();
            return size > Integer.BYTES && in.readInt() == correlation;
        } catch (IOException e) {
            return false;
        }
    }
}
