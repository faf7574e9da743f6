package io.rapport.system;

import io.rapport.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What an operator does with PostgreSQL's data: copies them while it runs, and begins a new home with the copy. */
final class Backups {

    private Backups() {}

    /** A copy of the data of this home, within it. */
    static Path make(Home home, Connection superuser) throws IOException, InterruptedException, SQLException {
        Path data = home.data("postgres").resolve("data");
        Path copy = Files.createDirectories(home.path().resolve("backup")).resolve("postgres");
        try (Statement statement = superuser.createStatement()) {
            statement.execute("SELECT pg_backup_start('yesterday', true)");
            copy(home.data("postgres"), copy);
            try (ResultSet label = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                label.next();
                Files.writeString(copy.resolve("data/backup_label"), label.getString(1));
            }
        }
        copy(data.resolve("pg_wal"), copy.resolve("data"));
        Files.deleteIfExists(copy.resolve("data/postmaster.pid"));
        return copy;
    }

    /**
     * A home with that backup, the keys and the record of destructions of now, and nothing else: topics and read models
     * are made anew.
     */
    static Home restored(Path backup, Home now) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("rapport-restored");
        copy(backup, place.resolve("postgres"));
        for (String kept : List.of("destructions", "secrets.properties", "master-key")) {
            copy(now.path().resolve(kept), place.resolve(kept));
        }
        return new Home(place);
    }

    private static void copy(Path what, Path to) throws IOException, InterruptedException {
        // With owners and links; files may come and go meanwhile.
        new ProcessBuilder("cp", "-a", what.toString(), to.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
