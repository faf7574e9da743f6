/** Rules that several read models go by: each is pure, and knows events and values alone. */
@NullMarked
package io.rapport.query.rules;

import org.jspecify.annotations.NullMarked;
