package io.rapport.local.process;

import com.sun.security.auth.module.UnixSystem;
import io.rapport.local.home.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a command is run as someone other than root, on which PostgreSQL insists. Root becomes {@code nobody} where that
 * user can enter the folder; where it cannot (a home under {@code /root}), the command gets a user namespace in which
 * it is nobody, while its files stay root's.
 */
record Unprivileged(List<String> prefix, boolean ownsFiles) {

    private static final int NOBODY = 65_534;

    static Unprivileged in(Path folder) {
        if (new UnixSystem().getUid() != 0) {
            return new Unprivileged(List.of(), false);
        }
        String nobody = Integer.toString(NOBODY);
        List<String> setpriv = List.of("setpriv", "--reuid=" + nobody, "--regid=" + nobody, "--clear-groups", "--");
        if (othersCanEnter(folder) && Executables.find("setpriv").isPresent()) {
            return new Unprivileged(setpriv, true);
        }
        if (Executables.succeeds("unshare", "--user", "true")) {
            return new Unprivileged(List.of("unshare", "--user", "--"), false);
        }
        throw new Problem(
                "PostgreSQL does not run as root, and user nobody cannot enter " + folder + ".",
                "Run ./rapport as an ordinary user, or put the stack where all may look:"
                        + " RAPPORT_HOME=/var/lib/rapport ./rapport up");
    }

    /** Hands the folder and all in it to the user that the command will run as. */
    void own(Path folder) {
        if (!ownsFiles) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(Unprivileged::giveAway);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void giveAway(Path file) {
        try {
            Files.setAttribute(file, "unix:uid", NOBODY);
            Files.setAttribute(file, "unix:gid", NOBODY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean othersCanEnter(Path folder) {
        for (@Nullable Path step = folder.toAbsolutePath(); step != null; step = step.getParent()) {
            try {
                if (!Files.getPosixFilePermissions(step).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return true;
    }
}
