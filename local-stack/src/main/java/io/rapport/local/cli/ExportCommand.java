package io.rapport.local.cli;

import io.rapport.local.home.Home;
import io.rapport.local.home.Problem;
import io.rapport.local.http.Apis;
import io.rapport.local.process.Stack;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** All that is kept about somebody, for them to have. */
@Command(
        name = "export",
        description = "All that is kept about a person, or about a member: ./rapport export person|member",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "person|member")
final class ExportCommand implements Runnable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Stack stack;
    private final Home home;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ExportCommand(Stack stack, Home home) {
        this.stack = stack;
        this.home = home;
    }

    /** In which form it is. */
    enum Format {
        JSON("application/json"),
        CSV("text/csv");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    /** Of whom, and where to. */
    static final class Part {

        @Option(names = "--member", paramLabel = "NAME", required = true, description = "Whose it is.")
        private String member = "";

        @Option(names = "--format", paramLabel = "json|csv", defaultValue = "JSON", description = "In which form.")
        private Format format = Format.JSON;

        @Option(names = "--out", paramLabel = "FILE", description = "Where to; standard output otherwise.")
        private @Nullable Path file;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say of whom: export person ID, or export member.");
    }

    @Command(
            name = "person",
            description = "What a member keeps about one person, and nothing of others.",
            mixinStandardHelpOptions = true)
    int person(@Parameters(paramLabel = "ID", description = "The id of the relationship.") UUID id, @Mixin Part part)
            throws IOException {
        return export("/relationships/" + id + "/export", part);
    }

    @Command(name = "member", description = "All that is kept about a member.", mixinStandardHelpOptions = true)
    int member(@Mixin Part part) throws IOException {
        return export("/export", part);
    }

    private int export(String path, Part part) throws IOException {
        int status;
        try (OutputStream out = new Later(part.file)) {
            status = new Apis(stack, home, PATIENCE).queries(part.member).download(path, part.format.mediaType, out);
        } catch (IOException e) {
            throw new Problem(
                    "The export did not come to its end; what is there of it is not whole.",
                    "Is the stack up? ./rapport status",
                    e);
        }
        return switch (status) {
            case HttpURLConnection.HTTP_OK -> 0;
            case HttpURLConnection.HTTP_NOT_FOUND ->
                throw new Problem(
                        "%s has nobody with that id.".formatted(part.member), "GET /relationships has the ids of all.");
            case HttpURLConnection.HTTP_FORBIDDEN ->
                throw new Problem("%s is no member.".formatted(part.member), "./rapport help token names members.");
            default -> throw new Problem("The export was refused (%d).".formatted(status), "./rapport status");
        };
    }

    /** A file that there is only once something is written to it. */
    private static final class Later extends OutputStream {

        private final @Nullable Path file;
        private @Nullable OutputStream out;

        Later(@Nullable Path file) {
            this.file = file;
        }

        private OutputStream out() throws IOException {
            if (out == null) {
                // Standard output as it is: picocli's is for words, in lines.
                out = file == null ? new FileOutputStream(FileDescriptor.out) : Files.newOutputStream(file);
            }
            return out;
        }

        @Override
        public void write(int one) throws IOException {
            out().write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out().write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            if (out != null && file != null) {
                out.close();
            }
        }
    }
}
