package io.rapport.local.process;

import java.io.BufferedOutputStream;
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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Short questions to a server: is it there, and does it speak its protocol? */
final class Probe {

    private static final int TIMEOUT_MILLIS = 1_000;

    /** Health asks other parts itself. */
    private static final int ANSWER_MILLIS = 2_000;

    private static final int POSTGRES_PROTOCOL = 3 << 16;
    private static final byte AUTHENTICATION = 'R';
    private static final int MONGODB_MESSAGE = 2_013;
    private static final int MONGODB_HEADER = 4 * Integer.BYTES;
    private static final short KAFKA_API_VERSIONS = 18;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMillis(TIMEOUT_MILLIS))
            .build();

    private Probe() {}

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
                    .timeout(Duration.ofMillis(ANSWER_MILLIS))
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
        return speaks(InetAddress.getLoopbackAddress(), port, (in, out) -> {
            int correlation = 1;
            out.writeInt(Short.BYTES + Short.BYTES + Integer.BYTES + Short.BYTES);
            out.writeShort(KAFKA_API_VERSIONS);
            out.writeShort(0);
            out.writeInt(correlation);
            out.writeShort(-1);
            out.flush();
            int size = in.readInt();
            return size > Integer.BYTES && in.readInt() == correlation;
        });
    }

    /**
     * Whether PostgreSQL starts a process for a session, which asks who we are. One that recovers, or has no session
     * left, answers with an error.
     */
    static boolean speaksPostgres(int port, String user) {
        return speaks(InetAddress.getLoopbackAddress(), port, (in, out) -> {
            byte[] names = ("user\0" + user + "\0database\0" + user + "\0\0").getBytes(StandardCharsets.UTF_8);
            out.writeInt(Integer.BYTES + Integer.BYTES + names.length);
            out.writeInt(POSTGRES_PROTOCOL);
            out.write(names);
            out.flush();
            return in.readByte() == AUTHENTICATION;
        });
    }

    static boolean speaksMongoDb(int port) {
        return speaksMongoDb(InetAddress.getLoopbackAddress(), port);
    }

    /** Whether any address of the host answers. */
    static boolean speaksMongoDb(String host, int port) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(address -> speaksMongoDb(address, port));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Says hello, the first command of every MongoDB client: {hello: 1, $db: "admin"} as an OP_MSG. */
    private static boolean speaksMongoDb(InetAddress address, int port) {
        return speaks(address, port, (in, out) -> {
            ByteBuffer document = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
            document.putInt(0).put((byte) 0x10).put(cString("hello")).putInt(1);
            document.put((byte) 0x02)
                    .put(cString("$db"))
                    .putInt("admin".length() + 1)
                    .put(cString("admin"));
            document.put((byte) 0);
            document.putInt(0, document.position()).flip();
            int size = MONGODB_HEADER + Integer.BYTES + 1 + document.limit();
            ByteBuffer message = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
            message.putInt(size).putInt(1).putInt(0).putInt(MONGODB_MESSAGE);
            message.putInt(0).put((byte) 0).put(document);
            out.write(message.array());
            out.flush();
            int answer = Integer.reverseBytes(in.readInt());
            in.readInt();
            return answer > MONGODB_HEADER && Integer.reverseBytes(in.readInt()) == 1;
        });
    }

    private static byte[] cString(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }

    /** A question and its answer. The kernel alone accepts a connection, also for a program that is stopped. */
    private interface Conversation {

        boolean goesWell(DataInputStream in, DataOutputStream out) throws IOException;
    }

    private static boolean speaks(InetAddress address, int port, Conversation conversation) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return conversation.goesWell(
                    new DataInputStream(socket.getInputStream()),
                    new DataOutputStream(new BufferedOutputStream(socket.getOutputStream())));
        } catch (IOException e) {
            return false;
        }
    }
}
