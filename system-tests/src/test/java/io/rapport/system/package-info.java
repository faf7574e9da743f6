/** The whole system as its users meet it: real processes, HTTP, the command line. */
@NullMarked
package io.rapport.system;

import org.jspecify.annotations.NullMarked;
