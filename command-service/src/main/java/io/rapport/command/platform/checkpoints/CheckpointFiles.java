package io.rapport.command.platform.checkpoints;

import io.rapport.proofs.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Checkpoints as files: {@code TENANT/checkpoint} is the latest one, {@code TENANT/SIZE} each one by its size. Each is
 * written when it is signed, and once more when a witness has cosigned it.
 */
final class CheckpointFiles {

    private final String folder;

    CheckpointFiles(String folder) {
        this.folder = folder;
    }

    boolean areWanted() {
        return !folder.isBlank();
    }

    /** Writes a checkpoint with all its signatures, as the latest one or beside a later one. */
    void write(String tenantId, long size, String note, boolean latest) throws IOException {
        Path tenant = Files.createDirectories(Path.of(folder).resolve(Origin.encoded(tenantId)));
        write(tenant, Long.toString(size), note);
        if (latest) {
            write(tenant, "checkpoint", note);
        }
    }

    /** Whoever reads sees the file as it was, or as it is now. */
    private static void write(Path folder, String name, String note) throws IOException {
        Path next = folder.resolve("." + name);
        Files.writeString(next, note);
        Files.move(next, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
