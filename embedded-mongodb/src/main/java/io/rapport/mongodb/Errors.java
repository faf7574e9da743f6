package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;

/** Errors as clients get them. */
final class Errors {

    private static final System.Logger LOG = System.getLogger(Errors.class.getName());

    private Errors() {}

    /** The fields that an error of a command and one of a single write have in common. */
    static Document describe(MongoServerError error) {
        Document description = new Document("code", error.getCode())
                .append("codeName", error.getCodeName())
                .append("errmsg", error.getMessageWithoutErrorCode());
        if (error instanceof DuplicateKey duplicate) {
            description.append("keyPattern", duplicate.keyPattern()).append("keyValue", duplicate.keyValue());
        }
        return description;
    }

    /** The answer to a command that failed; what is not the client's fault goes to the log as well. */
    static Answer.Values answer(RuntimeException failure, String command) {
        Document answer = switch (failure) {
            case MongoServerError error -> describe(error);
            case MongoServerException error ->
                describe(new MongoServerError(1, "InternalError", error.getMessageWithoutErrorCode()));
            default -> {
                LOG.log(System.Logger.Level.ERROR, "the command " + command + " failed", failure);
                yield describe(new MongoServerError(1, "InternalError", "internal error: " + failure));
            }
        };
        answer.put("ok", 0.0);
        return new Answer.Values(answer);
    }
}
