package io.rapport.local.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The ports of a stack: given ones, else those remembered in its home, else free ones. New ones are drawn below the
 * range from which systems serve outgoing connections, so that they are likely to be free at the next start too.
 */
public final class Ports {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 29_999;

    private final Home home;

    public Ports(Home home) {
        this.home = home;
    }

    /** The port under this name; drawn and remembered if there is none yet. */
    public int of(String name) {
        @Nullable String known = PropertiesFile.read(home.portsFile()).get(name);
        if (known == null) {
            known = PropertiesFile.change(
                            home.portsFile(),
                            ports -> ports.computeIfAbsent(
                                    name, none -> Integer.toString(free(new HashSet<>(ports.values())))))
                    .getOrDefault(name, "");
        }
        return parsed(name, known);
    }

    /** Remembers ports that somebody chose. */
    public void choose(Map<String, Integer> chosen) {
        PropertiesFile.change(home.portsFile(), ports -> {
            chosen.forEach((name, port) -> ports.put(name, Integer.toString(port)));
            if (new HashSet<>(ports.values()).size() < ports.size()) {
                throw new Problem("Two parts cannot share a port: " + ports, "Give each part a port of its own.");
            }
        });
    }

    /** One that is free and that nobody remembers. */
    public static int free() {
        return free(Set.of());
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private int parsed(String name, String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw unreadable(name, text, e);
        }
        throw unreadable(name, text, null);
    }

    private Problem unreadable(String name, String text, @Nullable Throwable cause) {
        return new Problem(
                "The port of %s in %s is not a port: %s".formatted(name, home.portsFile(), text),
                "Delete the file; new ports are chosen at the next ./rapport up.",
                cause);
    }

    private static int free(Set<String> taken) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (!taken.contains(Integer.toString(port)) && isFree(port)) {
                return port;
            }
        }
        throw new Problem(
                "No free port was found between %d and %d.".formatted(LOWEST, HIGHEST),
                "Stop what uses them, or give ports yourself: ./rapport help up");
    }
}
