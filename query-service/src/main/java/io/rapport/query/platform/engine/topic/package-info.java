/** The event topic, and what its records hold. */
@NullMarked
package io.rapport.query.platform.engine.topic;

import org.jspecify.annotations.NullMarked;
