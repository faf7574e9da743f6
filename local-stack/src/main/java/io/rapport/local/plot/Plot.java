package io.rapport.local.plot;

import java.util.List;

/** One picture, as a file and in a terminal. */
public interface Plot {

    /** What the picture is called, and its file. */
    String name();

    /** A whole SVG document. */
    String svg();

    /** Lines of text that show the same in so many columns. */
    List<String> lines(int columns);
}
