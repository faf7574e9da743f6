/** What takes commands to aggregates and events to the topic. It knows no context. */
@NullMarked
package io.rapport.command.platform;

import org.jspecify.annotations.NullMarked;
