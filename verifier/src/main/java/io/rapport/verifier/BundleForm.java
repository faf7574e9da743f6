package io.rapport.verifier;

/**
 * What can happen to the file of a bundle on its way, and to no bundle otherwise: said by its own name, since whoever
 * reads that an event is not in the log thinks of something else.
 */
final class BundleForm {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The event, the proof, the checkpoint and its signatures, each behind an empty line. */
    private static final int PARTS = 4;

    private BundleForm() {}

    /**
     * Refuses a file that is not as it was given out.
     *
     * @param begin the line with which a bundle begins
     * @throws IllegalArgumentException if it is not, saying what is wrong with the file
     */
    static void check(String file, String begin) {
        if (file.isEmpty()) {
            throw new IllegalArgumentException("the file is empty: it was cut off, or nothing was written to it");
        }
        if (file.charAt(0) == BYTE_ORDER_MARK) {
            throw new IllegalArgumentException(
                    "the file begins with a byte order mark, which no bundle has: it was saved anew; take it as it was"
                            + " given out");
        }
        if (file.indexOf('\r') >= 0) {
            throw new IllegalArgumentException(
                    "the file has other line ends (CR LF) than a bundle has (LF): it was saved anew, or carried over as"
                            + " text; take it as it was given out");
        }
        String first = begin + "\n";
        if (!file.startsWith(first)) {
            throw new IllegalArgumentException(
                    first.startsWith(file)
                            ? "the file was cut off in its first line"
                            : "this is no bundle: it does not begin with " + begin);
        }
        if (!file.endsWith("\n")) {
            throw new IllegalArgumentException(
                    "the file's last line has no end: it was cut off, or saved by something that leaves the last line"
                            + " end away");
        }
        // What is behind the last empty line is no part if there is nothing.
        int parts = file.split("\n\n", 0).length;
        if (parts < PARTS) {
            throw new IllegalArgumentException("the file was cut off: of event, proof, checkpoint and signatures, which"
                    + " empty lines divide, it has " + parts);
        }
        if (file.endsWith("\n\n")) {
            throw new IllegalArgumentException(
                    "the file has an empty line at its end, which no bundle has: it was saved anew; take it as it was"
                            + " given out");
        }
    }
}
