package io.rapport.local.process;

import io.rapport.local.home.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Remembers how a start went. */
final class Recorder implements StartListener {

    private final List<String> started = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    List<String> started() {
        return started;
    }

    List<String> problems() {
        return problems;
    }

    @Override
    public void starting(Part part) {
        started.add(part.name());
    }

    @Override
    public void ready(Part part, Duration took) {
        // Whether it is ready is what the tests ask the stack itself.
    }

    @Override
    public void failed(Part part, Problem problem) {
        problems.add(part.name() + ": " + problem.getMessage() + " | " + problem.advice());
    }

    @Override
    public void waitsInVain(Part part, List<String> missing) {
        problems.add(part.name() + " needs " + missing);
    }
}
