package io.rapport.web.security;

/**
 * How many requests one member, or one tenant, may send.
 *
 * @param perSecond on average; 0 if there is no limit
 * @param burst at once, after a time of silence
 */
record Rate(int perSecond, int burst) {

    private static final int MOST = 1_000_000;

    static Rate of(String setting, int perSecond, int burst) {
        if (perSecond < 0 || perSecond > MOST) {
            throw new IllegalArgumentException(setting + "_RATE has to be from 0 (no limit) to " + MOST);
        }
        if (burst < 1 || burst > MOST) {
            throw new IllegalArgumentException(setting + "_BURST has to be from 1 to " + MOST);
        }
        return new Rate(perSecond, burst);
    }
}
