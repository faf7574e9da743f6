package io.rapport.query.engine;

/** All that an event needs was kept, and MongoDB is asked for nothing but the checkpoint. */
class KeepingZombieIT extends LostPartition {

    KeepingZombieIT() {
        super(new Trail());
    }
}
