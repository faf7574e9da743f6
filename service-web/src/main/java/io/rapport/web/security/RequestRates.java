package io.rapport.web.security;

/** How many requests are taken of one member, and of all of one tenant together. */
record RequestRates(Rate ofMember, Rate ofTenant) {}
