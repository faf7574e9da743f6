package io.rapport.local.plot;

import java.util.Locale;

/** An SVG document under way, on white, in one hand for all plots. */
public final class Svg {

    /** Of figures. */
    public static final String BLUE = "#0969da";

    /** Of what is there for comparison. */
    public static final String GREY = "#8c959f";

    /** Of what nothing is to be read from: axes and rows. */
    public static final String PALE = "#d0d7de";

    public static final String INK = "#24292f";

    private final StringBuilder svg = new StringBuilder();

    public Svg(int width, int height) {
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
                """.formatted(width, height));
    }

    /**
     * Words at a point.
     *
     * @param style empty, or a class of the document: title, faint, met, missed
     * @param anchor which end of the words is at the point: start, middle, end
     */
    public void text(double x, double y, String style, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                style,
                anchor,
                words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
    }

    /** {@code dashes} as SVG writes them, or empty. */
    public void line(double x1, double y1, double x2, double y2, String colour, double width, String dashes) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"%s/>%n",
                x1,
                y1,
                x2,
                y2,
                colour,
                width,
                dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\""));
    }

    /** A filled rectangle. */
    public void bar(double x, double y, double width, double height, String colour, double opacity) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\" opacity=\"%.2f\"/>%n",
                x,
                y,
                Math.max(0, width),
                height,
                colour,
                opacity));
    }

    /** What was measured or told at a point. */
    public void dot(double x, double y) {
        svg.append(String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\" fill-opacity=\"0.75\"/>%n",
                x,
                y,
                BLUE));
    }

    /** The whole document. */
    public String document() {
        return svg + "</svg>\n";
    }
}
