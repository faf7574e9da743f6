/** What a benchmark is: subjects measured in turns, round after round, and findings held against aims. */
@NullMarked
package io.rapport.bench.harness;

import org.jspecify.annotations.NullMarked;
