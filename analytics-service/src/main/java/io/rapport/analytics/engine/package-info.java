/** The engine of query-service as this service runs it, and what it has made for a tenant. */
@NullMarked
package io.rapport.analytics.engine;

import org.jspecify.annotations.NullMarked;
