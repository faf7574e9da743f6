package io.rapport.query.platform.engine.partition;

import io.rapport.query.platform.engine.Tally;

/** Each event has documents loaded. */
class ZombieIT extends LostPartition {

    ZombieIT() {
        super(new Tally());
    }
}
