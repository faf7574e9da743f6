@NullMarked
package io.rapport.verifier;

import org.jspecify.annotations.NullMarked;
