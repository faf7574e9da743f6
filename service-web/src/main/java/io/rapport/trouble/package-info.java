/** What keeps a part from its work, told to health, logs and operators without a word of what members wrote. */
@NullMarked
package io.rapport.trouble;

import org.jspecify.annotations.NullMarked;
