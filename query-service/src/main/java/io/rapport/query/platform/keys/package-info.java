/** What opens personal values: the keyring, which is read here and never written. */
@NullMarked
package io.rapport.query.platform.keys;

import org.jspecify.annotations.NullMarked;
