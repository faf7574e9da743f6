package io.rapport.bench.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The other end of a {@link WorkerJvm}: takes errands from standard input, a line each, and answers each with a line.
 */
public final class Errands {

    /** What an answer begins with; all other lines are log. */
    static final String ANSWER = "answer: ";

    /** What is done with an errand. */
    @FunctionalInterface
    public interface Runner {

        String run(String errand) throws Exception;
    }

    private Errands() {}

    /** Runs errands until nobody sends any more; the first that fails ends the JVM, and the log says why. */
    public static void serve(Runner runner) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (BufferedReader errands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String errand = errands.readLine(); errand != null; errand = errands.readLine()) {
                String answer = runner.run(errand);
                // What one errand has left behind is not to be cleared away during the next one.
                System.gc();
                out.println(ANSWER + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            // Client libraries may have left threads that would keep the JVM.
            Runtime.getRuntime().halt(1);
        }
    }
}
