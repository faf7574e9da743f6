/** Figures as Parquet. */
@NullMarked
package io.rapport.parquet;

import org.jspecify.annotations.NullMarked;
