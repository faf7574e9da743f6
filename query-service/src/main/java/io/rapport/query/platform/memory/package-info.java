/** What MongoDB does with documents for queries, done in memory: filters, orders and groups. */
@NullMarked
package io.rapport.query.platform.memory;

import org.jspecify.annotations.NullMarked;
