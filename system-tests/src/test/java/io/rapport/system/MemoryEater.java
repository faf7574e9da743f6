package io.rapport.system;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Something in a running JVM of ours that wants more memory than there is. It is brought in from outside. */
public final class MemoryEater {

    private static final int MEGABYTE = 1 << 20;

    private MemoryEater() {}

    /** Lets the process with this id run out of memory. */
    static void in(long pid, Path directory) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
        try {
            machine.loadAgent(jar(directory).toString());
        } finally {
            machine.detach();
        }
    }

    /** What the JVM calls in there: it comes back at once, and goes on beside everything else. */
    public static void agentmain(String arguments) {
        Thread.ofPlatform().daemon().start(() -> {
            Object[] kept = {};
            while (true) {
                kept = new Object[] {kept, new byte[MEGABYTE]};
            }
        });
    }

    private static Path jar(Path directory) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Agent-Class"), MemoryEater.class.getName());
        String name = MemoryEater.class.getName().replace('.', '/') + ".class";
        Path jar = directory.resolve("eater.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                InputStream ours = Objects.requireNonNull(MemoryEater.class.getResourceAsStream("/" + name))) {
            entries.putNextEntry(new JarEntry(name));
            ours.transferTo(entries);
            entries.closeEntry();
        }
        return jar;
    }
}
