package io.rapport.local.home;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** A small file of names and values that is replaced as a whole, so that a reader never sees half of it. */
public final class PropertiesFile {

    /** A file lock keeps other processes out, but not other threads of this one. */
    private static final Lock THREADS = new ReentrantLock();

    private PropertiesFile() {}

    /** Empty if there is no such file. */
    public static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new Problem(
                        "%s cannot be read: %s".formatted(file, e),
                        "Delete the file; what it held is made anew at the next ./rapport up.",
                        e);
            }
        }
        Map<String, String> values = new TreeMap<>();
        properties.forEach((name, value) -> values.put(name.toString(), value.toString()));
        return values;
    }

    /** Only the owner may read what is written. */
    public static void write(Path file, Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
            Path next = Files.createTempFile(
                    file.getParent(),
                    file.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(next, text.toString());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads, changes and writes the file while nobody else changes it, in this process or another. Without that, of two
     * who each add a name at the same time, one would lose its own.
     */
    static Map<String, String> change(Path file, Consumer<Map<String, String>> change) {
        THREADS.lock();
        try (FileChannel channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            channel.lock();
            Map<String, String> before = read(file);
            Map<String, String> after = new TreeMap<>(before);
            change.accept(after);
            if (!after.equals(before)) {
                write(file, after);
            }
            return after;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            THREADS.unlock();
        }
    }
}
