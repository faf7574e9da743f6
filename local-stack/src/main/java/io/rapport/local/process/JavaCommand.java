package io.rapport.local.process;

import io.rapport.local.home.Home;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The command line of a part that is a Java program, on the JDK that this command line runs on. */
final class JavaCommand {

    /**
     * The thorough compiler (C2) begins five times later than by default: on two cores it otherwise takes a third of
     * all processor time while a stack starts, for methods that mostly run only then.
     */
    private static final List<String> UNHURRIED_COMPILER = List.of(
            "-XX:Tier4InvocationThreshold=25000",
            "-XX:Tier4MinInvocationThreshold=3000",
            "-XX:Tier4CompileThreshold=75000",
            "-XX:Tier4BackEdgeThreshold=200000");

    /** Half dead, it would hold its lock, its port and its partitions; ended, it is seen and started again. */
    static final String END_WITHOUT_MEMORY = "-XX:+ExitOnOutOfMemoryError";

    /** Has Spring take an application's beans as they were worked out when it was built. */
    static final String BEANS_AS_BUILT = "-Dspring.aot.enabled=true";

    private final Home home;
    private final ClassArchives archives;
    private final String part;
    private final List<String> options = new ArrayList<>();

    JavaCommand(Home home, ClassArchives archives, String part) {
        this.home = home;
        this.archives = archives;
        this.part = part;
    }

    JavaCommand options(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    Launch mainClass(List<Path> classpath, String mainClass, Map<String, String> environment, String... arguments)
            throws IOException {
        Path file = home.scratch(part + ".classpath");
        // Systems show only the first few kilobytes of a command line, and the marker has to be among them.
        Files.writeString(
                file,
                "-cp \""
                        + classpath.stream()
                                .map(Path::toString)
                                .collect(Collectors.joining(File.pathSeparator))
                                .replace("\\", "\\\\")
                        + "\"");
        List<String> command = start(classpath);
        command.add("@" + file);
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return new Launch(command, environment, marker());
    }

    Launch jar(Path jar, Map<String, String> environment) throws IOException {
        List<String> command = start(List.of(jar));
        command.add("-jar");
        command.add(jar.toString());
        return new Launch(command, environment, marker());
    }

    private List<String> start(List<Path> jars) throws IOException {
        List<String> all = new ArrayList<>(options);
        String own = System.getenv("RAPPORT_" + part.toUpperCase(Locale.ROOT).replace('-', '_') + "_JVM_OPTIONS");
        if (own != null && !own.isBlank()) {
            all.addAll(List.of(own.strip().split("\\s+")));
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, marker(), END_WITHOUT_MEMORY));
        command.addAll(UNHURRIED_COMPILER);
        command.addAll(archives.options(part, all, jars));
        command.addAll(all);
        return command;
    }

    private String marker() {
        return "-Drapport.part=" + home.path().resolve(part);
    }
}
