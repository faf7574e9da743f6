/** A read model whose author forgot whatever can be forgotten: it must not pass the rules. */
@NullMarked
package io.rapport.query.models.forgetful;

import org.jspecify.annotations.NullMarked;
