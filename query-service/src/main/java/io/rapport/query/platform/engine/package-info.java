/** The projection engine: reads the event topic, folds batches in memory and writes the read models to MongoDB. */
@NullMarked
package io.rapport.query.platform.engine;

import org.jspecify.annotations.NullMarked;
