/**
 * How fast queries are answered over HTTP, beside a bare endpoint over the same documents, with few events and many.
 */
@NullMarked
package io.rapport.bench.query;

import org.jspecify.annotations.NullMarked;
