/** Round trips that are shared by whoever makes them at the same time. */
@NullMarked
package io.rapport.together;

import org.jspecify.annotations.NullMarked;
