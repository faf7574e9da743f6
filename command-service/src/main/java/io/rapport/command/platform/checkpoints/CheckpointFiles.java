package io.rapport.command.platform.checkpoints;

import io.rapport.proofs.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Checkpoints as files: {@code TENANT/checkpoint} is the latest one, {@code TENANT/SIZE} each one by its size. */
final class CheckpointFiles {

    private final String folder;

    CheckpointFiles(String folder) {
        this.folder = folder;
    }

    void write(SignedTrees.Signed signed) throws IOException {
        if (folder.isBlank()) {
            return;
        }
        Path tenant = Files.createDirectories(Path.of(folder).resolve(Origin.encoded(signed.tenantId())));
        write(tenant, Long.toString(signed.size()), signed.note());
        write(tenant, "checkpoint", signed.note());
    }

    /** Whoever reads sees the file as it was, or as it is now. */
    private static void write(Path folder, String name, String note) throws IOException {
        Path next = folder.resolve("." + name);
        Files.writeString(next, note);
        Files.move(next, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
