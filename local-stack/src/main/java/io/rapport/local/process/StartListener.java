package io.rapport.local.process;

import io.rapport.local.home.Problem;
import java.time.Duration;
import java.util.List;

/** Is told how a start goes on; calls may come from several threads, one at a time. */
public interface StartListener {

    void starting(Part part);

    /** Before it is started: it had been, and has ended without having been asked to. */
    void ended(Part part, String why);

    void ready(Part part, Duration took);

    void failed(Part part, Problem problem);

    /** It cannot become ready, because these did not; it may be running all the same. */
    void waitsInVain(Part part, List<String> missing);
}
