/** The real parts that tests run against: a Kafka broker, a MongoDB server, an issuer, and whoever writes events. */
@NullMarked
package io.rapport.query.parts;

import org.jspecify.annotations.NullMarked;
