package io.rapport.mongodb;

/** An answer on its way to the client that sent the request. */
record Reply(int message, int request, Answer answer) {}
