/** Introductions: who wants them, and what came of them. */
@NullMarked
package io.rapport.query.models.introduction;

import org.jspecify.annotations.NullMarked;
