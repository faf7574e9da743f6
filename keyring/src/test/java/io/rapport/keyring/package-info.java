/** Tests of the keyring, on a real PostgreSQL. */
@NullMarked
package io.rapport.keyring;

import org.jspecify.annotations.NullMarked;
