package io.rapport.query.parts;

import io.rapport.mongodb.EmbeddedMongo;

/** The MongoDB server that {@code MONGODB_URI} names, or else the embedded one, started once for all tests. */
public final class Mongo {

    private static final String URI = start();

    private Mongo() {}

    private static String start() {
        String given = System.getenv("MONGODB_URI");
        if (given != null) {
            return given;
        }
        EmbeddedMongo server = EmbeddedMongo.start(0);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server.uri();
    }

    /** Where it listens. */
    public static String uri() {
        return URI;
    }
}
