/** Subjects that are measured inside a JVM of their own, where they are called and not asked over HTTP. */
@NullMarked
package io.rapport.bench.remote;

import org.jspecify.annotations.NullMarked;
