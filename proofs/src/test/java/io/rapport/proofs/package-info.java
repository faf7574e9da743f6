@NullMarked
package io.rapport.proofs;

import org.jspecify.annotations.NullMarked;
