package io.rapport.query.platform.engine.mongo;

import java.util.LinkedHashMap;
import java.util.Map;

/** So many values at the most by their keys: those that were read or written last. */
public final class LastUsed<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1;

    private final int most;

    public LastUsed(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
    }
}
