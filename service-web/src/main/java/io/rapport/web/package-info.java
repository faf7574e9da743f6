/** How both services answer over HTTP when something is wrong: one form of problem, whoever finds it. */
@NullMarked
package io.rapport.web;

import org.jspecify.annotations.NullMarked;
