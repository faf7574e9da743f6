/** What opens something without a token, and what only this installation can make. */
@NullMarked
package io.rapport.command.platform.secrets;

import org.jspecify.annotations.NullMarked;
