/** What is told of a tenant: figures of many, after those that would tell of few were left out. */
@NullMarked
package io.rapport.analytics.release;

import org.jspecify.annotations.NullMarked;
