/** What a member has chosen for all that is counted and dated for them. */
@NullMarked
package io.rapport.command.domain.member;

import org.jspecify.annotations.NullMarked;
