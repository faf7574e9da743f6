/** Who may ask, and for whose data. */
@NullMarked
package io.rapport.query.security;

import org.jspecify.annotations.NullMarked;
