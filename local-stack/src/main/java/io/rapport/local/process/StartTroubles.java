package io.rapport.local.process;

import io.rapport.local.home.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Remembers which parts did not start, and why, for whoever starts a stack without anybody looking on. */
public final class StartTroubles implements StartListener {

    private final List<String> all = new ArrayList<>();

    /** One sentence a part; empty if all became ready. */
    public List<String> all() {
        return List.copyOf(all);
    }

    @Override
    public void starting(Part part) {
        // Only what fails is of interest.
    }

    @Override
    public void ended(Part part, String why) {
        // Only what fails is of interest.
    }

    @Override
    public void ready(Part part, Duration took) {
        // Only what fails is of interest.
    }

    @Override
    public void failed(Part part, Problem problem) {
        all.add(part.name() + ": " + problem.getMessage());
    }

    @Override
    public void waitsInVain(Part part, List<String> missing) {
        all.add(part.name() + " needs " + missing);
    }
}
