package io.rapport.bench.harness;

/** Is told what goes on, in a few words each time. */
@FunctionalInterface
public interface Progress {

    void now(String what);
}
