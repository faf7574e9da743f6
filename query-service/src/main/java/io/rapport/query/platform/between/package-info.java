/**
 * What one read model asks another. One of them implements it and the other asks, so that neither knows the other; who
 * asks reads from both, and says so to those who wait for their own writes.
 */
@NullMarked
package io.rapport.query.platform.between;

import org.jspecify.annotations.NullMarked;
