package io.rapport.query.platform.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/** So many values at the most by their keys: those that were read or written last. */
final class LastUsed<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1;

    private final int most;

    LastUsed(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
    }
}
