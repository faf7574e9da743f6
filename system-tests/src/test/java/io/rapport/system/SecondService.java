package io.rapport.system;

import io.rapport.local.home.Ports;
import io.rapport.local.process.Launch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Another instance of a service, on the same stack; it ends with the test. */
record SecondService(Process process, URI address) implements AutoCloseable {

    static SecondService start(Launch like, Path log) throws IOException {
        int port = Ports.free();
        ProcessBuilder builder =
                new ProcessBuilder(like.command()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(like.environment());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("RAPPORT_MANAGEMENT_PORT", "0");
        return new SecondService(builder.start(), URI.create("http://127.0.0.1:" + port));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
