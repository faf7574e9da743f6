/** What the engine asks of others: keys, and what the log says today. */
@NullMarked
package io.rapport.query.platform.engine.asks;

import org.jspecify.annotations.NullMarked;
