/** What tests need of the engine. */
@NullMarked
package io.rapport.query.platform.engine;

import org.jspecify.annotations.NullMarked;
