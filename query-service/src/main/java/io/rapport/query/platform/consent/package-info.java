/** What a member opens to whom: who may look at what, what is left out of the answer, and that they looked. */
@NullMarked
package io.rapport.query.platform.consent;

import org.jspecify.annotations.NullMarked;
