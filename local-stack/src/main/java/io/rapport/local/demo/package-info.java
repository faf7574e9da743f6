/** A story that is played against the running stack, through the HTTP interface, and what became of it. */
@NullMarked
package io.rapport.local.demo;

import org.jspecify.annotations.NullMarked;
