/** Tests of the whole. */
@NullMarked
package io.rapport.analytics;

import org.jspecify.annotations.NullMarked;
