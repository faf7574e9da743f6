package io.rapport.mongodb;

import java.util.List;

/**
 * A part of an index that is read in its order.
 *
 * @param prefix how many bytes all its keys have in common; what follows them is what lanes are merged by
 */
record Lane(int prefix, List<KeyRange> ranges) {}
