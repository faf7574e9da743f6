/** How far a projection has come, in partitions and with aggregates, and which events it could not apply. */
@NullMarked
package io.rapport.query.platform.engine.progress;

import org.jspecify.annotations.NullMarked;
