package io.rapport.local.process;

import io.rapport.local.home.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Remembers how a start went. */
final class Recorder implements StartListener {

    private final List<String> started = new ArrayList<>();
    private final List<String> ready = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    List<String> ready() {
        return ready;
    }

    List<String> ended() {
        return ended;
    }

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
    public void ended(Part part, String why) {
        ended.add(part.name() + " " + why);
    }

    @Override
    public void ready(Part part, Duration took) {
        ready.add(part.name());
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
