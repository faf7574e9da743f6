package io.rapport.query.models.goal;

/**
 * Depth beside breadth: of the people behind what counted, how many were more than met. It is not a numbers game.
 *
 * @param people different people behind the contributions
 * @param followedUp of them, who were followed up after the meeting
 * @param understood of them, about whom the member is certain of at least one thing
 * @param connected of them, both
 */
record Depth(int people, int followedUp, int understood, int connected) {

    static final Depth NONE = new Depth(0, 0, 0, 0);

    Depth plus(Contact person) {
        boolean followed = person.followedUp();
        boolean known = person.understood();
        return new Depth(
                people + 1,
                followedUp + (followed ? 1 : 0),
                understood + (known ? 1 : 0),
                connected + (followed && known ? 1 : 0));
    }
}
