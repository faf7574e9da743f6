package io.rapport.keyring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was destroyed, kept apart from the database: a backup of it that was made before does not know, and must not
 * bring anybody back. A file a destruction, which is on the disk before anybody is told that it is done.
 */
public final class Destructions {

    private static final String SUFFIX = ".json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path directory;

    private Destructions(Path directory) {
        this.directory = directory;
    }

    /** In this directory, which is made if it is not there. */
    public static Destructions in(Path directory) {
        try {
            return new Destructions(Files.createDirectories(directory).toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of destructions cannot be used", e);
        }
    }

    void add(Destruction destruction) {
        UUID name = UUID.randomUUID();
        Path unfinished = directory.resolve(name + ".unfinished");
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(destruction));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
            Files.move(unfinished, directory.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("A destruction could not be written", e);
        }
        synchroniseDirectory();
    }

    /** The new name is on the disk, too. */
    private void synchroniseDirectory() {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("A destruction could not be written", e);
        }
    }

    /** All of them, in the order of their generations. */
    List<Destruction> all() {
        List<Destruction> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
                all.add(read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of destructions cannot be read", e);
        }
        all.sort(Comparator.comparingLong(Destruction::generation));
        return all;
    }

    private static Destruction read(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(file), Destruction.class);
        } catch (JacksonException e) {
            throw new IllegalStateException(file + " is not a record of a destruction", e);
        }
    }
}
