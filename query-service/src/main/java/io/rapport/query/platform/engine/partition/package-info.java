/** Folds the events of one partition into the read model of one projection. */
@NullMarked
package io.rapport.query.platform.engine.partition;

import org.jspecify.annotations.NullMarked;
