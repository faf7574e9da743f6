package io.rapport.query.platform.engine.partition;

import io.rapport.query.platform.engine.Trail;

/** All that an event needs was kept, so MongoDB is asked for nothing before it is written to. */
class KeepingZombieIT extends LostPartition {

    KeepingZombieIT() {
        super(new Trail());
    }
}
