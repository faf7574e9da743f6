package io.rapport.local.terminal;

import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where text for people goes. Colours and lines that are written over are used on a real terminal only, and colours not
 * if {@code NO_COLOR} is set.
 */
public final class Terminal {

    private static final int USUAL_WIDTH = 100;

    private final PrintWriter out;
    private final boolean interactive;
    private final boolean coloured;
    private final int width;

    public Terminal(PrintWriter out, boolean interactive, boolean coloured, int width) {
        this.out = out;
        this.interactive = interactive;
        this.coloured = coloured;
        this.width = width;
    }

    /** The start script knows whether there is a terminal, and says so by {@code rapport.terminal}. */
    public static Terminal of(PrintWriter out, Map<String, String> environment) {
        @Nullable Integer columns = Integer.getInteger("rapport.terminal");
        @Nullable String noColour = environment.get("NO_COLOR");
        boolean interactive = columns != null;
        boolean coloured = interactive && (noColour == null || noColour.isEmpty());
        return new Terminal(out, interactive, coloured, columns == null ? USUAL_WIDTH : columns);
    }

    public boolean isInteractive() {
        return interactive;
    }

    public int width() {
        return width;
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** What somebody else has written, so that it says nothing to the terminal itself. */
    public static String plain(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public void blank() {
        line("");
    }

    /** Writes over the current line; call it only if the terminal is interactive. */
    public void overwrite(String text) {
        out.print("\r\u001b[K" + text);
        out.flush();
    }

    public String bold(String text) {
        return painted("1", text);
    }

    public String faint(String text) {
        return painted("2", text);
    }

    public String green(String text) {
        return painted("32", text);
    }

    public String red(String text) {
        return painted("31", text);
    }

    public String yellow(String text) {
        return painted("33", text);
    }

    public String cyan(String text) {
        return painted("36", text);
    }

    private String painted(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
