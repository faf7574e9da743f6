package io.rapport.local.figures;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A release as a table: a line for each figure, a column for each month, the latest as far as there is room. */
public record FiguresTable(Release release) {

    private static final int MONTH = 9;

    private record Line(String kind, String name) {

        String label() {
            return kind.equals(Figure.COUNT) ? name : name + " " + kind.toLowerCase(Locale.ROOT);
        }
    }

    /** Lines of text of so many columns. */
    public List<String> lines(int columns) {
        Set<Line> rows = new LinkedHashSet<>();
        release.figures().forEach(figure -> rows.add(new Line(figure.kind(), figure.name())));
        int labels = rows.stream().mapToInt(line -> line.label().length()).max().orElse(0);
        List<String> all = release.months();
        int room = Math.max(1, (columns - labels) / MONTH);
        List<String> months = all.subList(Math.max(0, all.size() - room), all.size());
        List<String> lines = new ArrayList<>();
        lines.add(release.note());
        if (months.size() < all.size()) {
            lines.add("The latest %d of %d months; --to 2026-03 shows others, export writes all of them."
                    .formatted(months.size(), all.size()));
        }
        lines.add("");
        StringBuilder head = new StringBuilder(" ".repeat(labels));
        months.forEach(month -> head.append("%9s".formatted(month)));
        lines.add(head.toString());
        for (Line row : rows) {
            StringBuilder line = new StringBuilder(row.label())
                    .append(" ".repeat(labels - row.label().length()));
            months.forEach(month -> line.append("%9s"
                    .formatted(release.figure(month, row.kind(), row.name())
                            .map(Figure::words)
                            .orElse(""))));
            lines.add(line.toString());
        }
        return lines;
    }
}
