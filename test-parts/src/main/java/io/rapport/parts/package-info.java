/** Real parts that tests start once in their own JVM and share. */
@NullMarked
package io.rapport.parts;

import org.jspecify.annotations.NullMarked;
