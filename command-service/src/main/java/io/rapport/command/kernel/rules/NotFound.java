package io.rapport.command.kernel.rules;

/**
 * What the path names does not exist, or belongs to somebody else: the answer is the same, so that it tells nothing.
 */
public record NotFound() implements Rejection {

    @Override
    public Kind kind() {
        return Kind.NOT_FOUND;
    }

    @Override
    public String detail() {
        return "There is nothing here that is yours. Check the ids in the path.";
    }
}
