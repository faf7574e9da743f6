package io.rapport.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for what has to know its own before it starts. They are drawn below the range from which systems serve outgoing
 * connections: one of those could take a port of that range in the meantime.
 */
public final class FreePort {

    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 19_999;
    private static final int ATTEMPTS = 1_000;

    private FreePort() {}

    /** One that nobody listens on. */
    public static int find() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException e) {
                // Somebody else has it.
                Thread.onSpinWait();
            }
        }
        throw new IllegalStateException("No port is free");
    }
}
