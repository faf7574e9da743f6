package io.rapport.local.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Groups in rows, how many they are, and which shares of them went how far; the darker, the more. {@code of} says of
 * what they are groups.
 */
public record CohortTable(String name, String title, String note, String of, List<String> columns, List<Row> rows)
        implements Plot {

    /** One group. What is not told is null, and what is still to come is not there. */
    public record Row(String label, @Nullable Double many, List<@Nullable Double> shares) {}

    private static final int LEFT = 130;
    private static final int CELL = 120;
    private static final int TOP = 84;
    private static final int ROW = 26;
    private static final String NOT_TOLD = "–";
    private static final String LEGEND = NOT_TOLD + " is not told, which is not 0";
    /** What a share takes in a terminal, with its shade. */
    private static final int SHARE = 7;

    private static final String SHADES = " ░▒▓█";

    public CohortTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    @Override
    public String svg() {
        int width = Math.max(560, LEFT + CELL * (columns.size() + 1) + 24);
        Svg svg = new Svg(width, TOP + ROW * (rows.size() + 1) + 44);
        svg.text(24, 32, "title", "start", title);
        svg.text(24, 56, "faint", "start", note);
        svg.text(LEFT + CELL / 2.0, TOP + 16, "faint", "middle", of);
        for (int column = 0; column < columns.size(); column++) {
            svg.text(LEFT + CELL * (column + 1.5), TOP + 16, "faint", "middle", columns.get(column));
        }
        for (int index = 0; index < rows.size(); index++) {
            Row row = rows.get(index);
            double y = TOP + (double) ROW * (index + 1);
            svg.text(LEFT - 14, y + 17, "", "end", row.label());
            svg.text(LEFT + CELL / 2.0, y + 17, "", "middle", count(row));
            for (int column = 0; column < row.shares().size(); column++) {
                Double share = row.shares().get(column);
                double x = LEFT + (double) CELL * (column + 1);
                svg.bar(
                        x + 1,
                        y + 1,
                        CELL - 2,
                        ROW - 2,
                        share == null ? Svg.PALE : Svg.BLUE,
                        share == null ? 0.3 : 0.06 + 0.5 * share);
                svg.text(x + CELL / 2.0, y + 17, share == null ? "faint" : "", "middle", percent(share));
            }
        }
        svg.text(24, TOP + (double) ROW * (rows.size() + 1) + 26, "faint", "start", LEGEND);
        return svg.document();
    }

    @Override
    public List<String> lines(int width) {
        int labels = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
        List<String> lines = new ArrayList<>(List.of(title, note));
        int cells = columns.stream().mapToInt(String::length).max().orElse(0);
        String cell = "%" + (Math.max(cells, SHARE) + 1) + "s";
        StringBuilder head = new StringBuilder(" ".repeat(labels)).append("%9s".formatted(of));
        columns.forEach(column -> head.append(cell.formatted(column)));
        lines.add(head.toString());
        for (Row row : rows) {
            StringBuilder line = new StringBuilder(row.label())
                    .append(" ".repeat(labels - row.label().length()))
                    .append("%9s".formatted(count(row)));
            row.shares().forEach(share -> line.append(cell.formatted(shade(share) + percent(share))));
            lines.add(line.toString());
        }
        lines.add(LEGEND);
        return lines;
    }

    private static String count(Row row) {
        return row.many() == null ? NOT_TOLD : String.format(Locale.ROOT, "%,.0f", row.many());
    }

    private static String percent(@Nullable Double share) {
        return share == null ? NOT_TOLD : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String shade(@Nullable Double share) {
        return share == null ? "" : SHADES.charAt((int) Math.min(4, Math.max(0, share * 5))) + " ";
    }
}
