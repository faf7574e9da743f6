package io.rapport.query.platform.engine;

/** Each event has documents loaded. */
class ZombieIT extends LostPartition {

    ZombieIT() {
        super(new Tally());
    }
}
