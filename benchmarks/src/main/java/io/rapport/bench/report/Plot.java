package io.rapport.bench.report;

import io.rapport.bench.harness.Aim;
import io.rapport.bench.harness.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws a report as SVG: one line a finding, from zero on, a dot a round, a bar up to the median, a dashed line where
 * the aim is. Lines of the same unit have the same scale.
 */
final class Plot {

    private static final int WIDTH = 1_060;
    private static final int TOP = 56;
    private static final int LINE = 18;
    private static final int ROW = 46;
    private static final int LEFT = 430;
    private static final int RIGHT = 880;

    /** How many letters of the small print fit into the width. */
    private static final int LETTERS = 150;

    private final Report report;
    private final StringBuilder svg = new StringBuilder();

    Plot(Report report) {
        this.report = report;
    }

    String svg() {
        List<String> description = wrapped(report.description());
        List<String> machine = wrapped(machine());
        int rows = TOP + LINE * description.size() + 12;
        int below = rows + ROW * report.findings().size() + 12;
        int height = below + LINE * machine.size() + 12;
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
                <style>
                  text { font: 13px system-ui, sans-serif; fill: #24292f; }
                  .title { font-size: 18px; font-weight: 600; }
                  .faint { fill: #57606a; font-size: 12px; }
                  .met { fill: #1a7f37; font-weight: 600; }
                  .missed { fill: #bc4c00; font-weight: 600; }
                </style>
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                """.formatted(WIDTH, height));
        text(24, 32, "title", "start", report.benchmark() + (report.quick() ? " (quick run)" : ""));
        lines(description, TOP);
        int y = rows;
        for (Finding finding : report.findings()) {
            row(finding, y);
            y += ROW;
        }
        lines(machine, below + LINE);
        return svg.append("</svg>\n").toString();
    }

    private String machine() {
        return report.machine().line() + "; " + report.began().toString().substring(0, 10);
    }

    private static List<String> wrapped(String words) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            if (line.length() + word.length() >= LETTERS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void lines(List<String> lines, int first) {
        int y = first;
        for (String line : lines) {
            text(24, y, "faint", "start", line);
            y += LINE;
        }
    }

    private double most(String unit) {
        return report.findings().stream()
                .filter(finding -> finding.unit().equals(unit))
                .mapToDouble(finding -> {
                    Aim aim = finding.aim();
                    return Math.max(finding.greatest(), aim == null ? 0 : aim.limit());
                })
                .max()
                .orElse(1);
    }

    private void row(Finding finding, int y) {
        Aim aim = finding.aim();
        double most = most(finding.unit());
        double scale = (RIGHT - LEFT) / (most <= 0 ? 1 : most * 1.08);
        int middle = y + 16;
        double median = LEFT + finding.median() * scale;
        text(LEFT - 14, middle + 4, "", "end", finding.name());
        svg.append(line(LEFT, middle, RIGHT, middle, "#d0d7de", 1, ""));
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"10\" fill=\"%s\" opacity=\"0.35\"/>%n",
                LEFT,
                middle - 5,
                Math.max(0, median - LEFT),
                finding.isRatio() ? "#0969da" : "#8c959f"));
        svg.append(line(median, middle - 9, median, middle + 9, "#24292f", 2, ""));
        for (double round : finding.rounds()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%d\" r=\"3.5\" fill=\"#0969da\" fill-opacity=\"0.75\"/>%n",
                    LEFT + round * scale,
                    middle));
        }
        if (aim != null) {
            double at = LEFT + aim.limit() * scale;
            svg.append(line(at, middle - 14, at, middle + 14, "#bc4c00", 1.5, "4 3"));
            text(at, middle + 27, "faint", "middle", "aim " + aim);
        }
        Boolean met = finding.met();
        text(
                RIGHT + 14,
                middle + 4,
                met == null ? "" : met ? "met" : "missed",
                "start",
                Numbers.of(finding.median(), finding.unit()));
    }

    private static String line(double x1, double y1, double x2, double y2, String colour, double width, String dashes) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"%s/>%n",
                x1,
                y1,
                x2,
                y2,
                colour,
                width,
                dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"");
    }

    private void text(double x, double y, String style, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                style,
                anchor,
                words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
    }
}
