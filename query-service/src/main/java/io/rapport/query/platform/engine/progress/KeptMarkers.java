package io.rapport.query.platform.engine.progress;

import io.rapport.query.platform.engine.mongo.LastUsed;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The markers of a partition that were used last, as MongoDB has them, so that they need not be loaded again. */
public final class KeptMarkers {

    private static final int MOST = 1_000;

    private final LastUsed<String, Marker> markers = new LastUsed<>(MOST);

    @Nullable
    public Marker get(String id) {
        return markers.get(id);
    }

    /** Takes in what MongoDB has acknowledged. */
    public void put(Collection<Marker> written) {
        written.forEach(marker -> markers.put(marker.id(), marker.asStored()));
    }

    public void clear() {
        markers.clear();
    }
}
