/** The fillings of each read model, and which of them is read and written now. */
@NullMarked
package io.rapport.query.platform.engine.generations;

import org.jspecify.annotations.NullMarked;
