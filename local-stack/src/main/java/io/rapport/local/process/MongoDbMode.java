package io.rapport.local.process;

/** How the stack finds a MongoDB. */
public enum MongoDbMode {
    /** {@code MONGODB_URI} if it is set, else a {@code mongod} on the search path, else the embedded server. */
    AUTO,
    /** The embedded server, whatever else there is. */
    EMBEDDED,
    /** A real server that is fetched from its maker, once for each home. */
    DOWNLOAD
}
