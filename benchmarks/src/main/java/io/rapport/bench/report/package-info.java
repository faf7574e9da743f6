/** What is left of a run: a table, a JSON document and a picture, with the machine it ran on. */
@NullMarked
package io.rapport.bench.report;

import org.jspecify.annotations.NullMarked;
