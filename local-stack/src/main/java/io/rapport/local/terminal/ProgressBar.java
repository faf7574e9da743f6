package io.rapport.local.terminal;

import java.time.Duration;
import java.time.Instant;

/** A bar with rate and time left on a terminal; elsewhere a line every tenth of the way. */
public final class ProgressBar {

    private static final int TENTHS = 10;
    private static final char[] EIGHTHS = {' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'};

    private final Terminal terminal;
    private final String what;
    private final long total;
    private final Instant begin;
    private long shownTenth;

    public ProgressBar(Terminal terminal, String what, long total, Instant begin) {
        this.terminal = terminal;
        this.what = what;
        this.total = total;
        this.begin = begin;
    }

    public void show(long done, Instant now) {
        if (terminal.isInteractive()) {
            terminal.overwrite(text(done, now));
        } else if (done * TENTHS / Math.max(1, total) > shownTenth) {
            shownTenth = done * TENTHS / Math.max(1, total);
            terminal.line(text(done, now));
        }
    }

    /** Leaves the bar on the screen and goes on below it. */
    public void end(long done, Instant now) {
        show(done, now);
        if (terminal.isInteractive()) {
            terminal.blank();
        }
    }

    String text(long done, Instant now) {
        double share = total == 0 ? 1 : (double) done / total;
        double seconds = Math.max(0.001, Duration.between(begin, now).toMillis() / 1_000.0);
        double rate = done / seconds;
        String left = done == 0 || done >= total
                ? ""
                : ", " + Durations.coarse(Duration.ofMillis((long) ((total - done) / rate * 1_000))) + " left";
        String numbers = " %3d %%  %,d of %,d %s  %,d/s%s"
                .formatted((int) (share * 100), done, total, what, Math.round(rate), left);
        return terminal.isInteractive()
                ? bar(share, Math.max(10, terminal.width() - numbers.length() - 2)) + numbers
                : numbers.strip();
    }

    private String bar(double share, int width) {
        int eighths = (int) (share * width * EIGHTHS.length);
        StringBuilder bar = new StringBuilder("█".repeat(eighths / EIGHTHS.length));
        if (bar.length() < width) {
            bar.append(EIGHTHS[eighths % EIGHTHS.length]);
        }
        return terminal.green(bar + " ".repeat(Math.max(0, width - bar.length())));
    }
}
