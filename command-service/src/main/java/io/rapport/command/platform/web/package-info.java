/** HTTP around the commands: what a request must be, and how errors are told. */
@NullMarked
package io.rapport.command.platform.web;

import org.jspecify.annotations.NullMarked;
