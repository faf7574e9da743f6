package io.rapport.bench.harness;

import io.rapport.bench.stack.BenchStack;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One run of one benchmark: its pace, the stack that it may use, and the turns that its subjects take. */
public final class Trial implements AutoCloseable {

    private final Pace pace;
    private final BenchStack stack;
    private final Progress progress;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    public Trial(Pace pace, BenchStack stack, Progress progress) {
        this.pace = pace;
        this.stack = stack;
        this.progress = progress;
    }

    public Pace pace() {
        return pace;
    }

    public BenchStack stack() {
        return stack;
    }

    /** Says what is being done. */
    public void now(String what) {
        progress.now(what);
    }

    /** Takes care that this is closed when the benchmark ends, however it ends; the last one first. */
    public synchronized <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    /** Warms every subject up, then measures them in turns: A B A B. */
    public Rounds rounds(List<Subject> subjects) throws Exception {
        return rounds(subjects, pace);
    }

    /** The same at a pace of the benchmark's own. */
    public Rounds rounds(List<Subject> subjects, Pace own) throws Exception {
        for (Subject subject : subjects) {
            now("warming up: " + subject.name());
            subject.measurement().measure(own.warmUp());
        }
        return measured(subjects, own.rounds(), own.round());
    }

    /** Measures subjects in turns that need no warming up, or had it. */
    public Rounds measured(List<Subject> subjects, int times, Duration each) throws Exception {
        Rounds rounds = new Rounds();
        for (int round = 1; round <= times; round++) {
            for (Subject subject : subjects) {
                now("round %d of %d: %s".formatted(round, times, subject.name()));
                Map<Figure, Double> sample = subject.measurement().measure(each);
                rounds.add(subject, sample);
                now("round %d of %d: %s %s".formatted(round, times, subject.name(), words(sample)));
            }
        }
        return rounds;
    }

    private static String words(Map<Figure, Double> sample) {
        return sample.entrySet().stream()
                .map(figure -> String.format(
                        Locale.ROOT,
                        "%,.1f %s",
                        figure.getValue(),
                        figure.getKey().unit()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public synchronized void close() {
        RuntimeException failure = new IllegalStateException("Not everything of the benchmark ended well");
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure.addSuppressed(e);
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
