package io.rapport.web.security;

/**
 * Addresses that are read without a token, as a service says by a bean: who may read what there is, is then for its
 * handler to know.
 *
 * @param pattern of paths, as Spring's path patterns are; only GET is open
 */
public record OpenAddress(String pattern) {}
