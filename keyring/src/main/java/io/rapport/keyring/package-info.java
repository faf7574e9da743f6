/** The keysets that seal what is personal: who mints, who reads, and how they are destroyed for good. */
@NullMarked
package io.rapport.keyring;

import org.jspecify.annotations.NullMarked;
