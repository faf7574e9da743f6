/** What all that speaks with MongoDB goes by: bytes, bulks, and what is kept at hand. */
@NullMarked
package io.rapport.query.platform.engine.mongo;

import org.jspecify.annotations.NullMarked;
