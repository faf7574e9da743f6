/** The read models: each in a package of its own, which knows none of the others. */
@NullMarked
package io.rapport.query.models;

import org.jspecify.annotations.NullMarked;
