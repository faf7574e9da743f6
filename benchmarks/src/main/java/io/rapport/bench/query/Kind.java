package io.rapport.bench.query;

/** What is asked for. */
enum Kind {
    TIMELINE("timeline page"),
    CARD("card"),
    GOAL("goal progress");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
