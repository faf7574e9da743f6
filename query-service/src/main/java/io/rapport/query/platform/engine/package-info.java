/** Runs the projections of this service, and tells how they are doing. */
@NullMarked
package io.rapport.query.platform.engine;

import org.jspecify.annotations.NullMarked;
