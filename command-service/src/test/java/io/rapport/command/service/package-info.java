/** The whole service, over HTTP, with a real PostgreSQL and a real Kafka behind it. */
@NullMarked
package io.rapport.command.service;

import org.jspecify.annotations.NullMarked;
