/** What is told. */
@NullMarked
package io.rapport.analytics.release;

import org.jspecify.annotations.NullMarked;
