/** Feeds partitions side by side, whatever fails, and knows how they are doing. */
@NullMarked
package io.rapport.query.platform.engine.lanes;

import org.jspecify.annotations.NullMarked;
