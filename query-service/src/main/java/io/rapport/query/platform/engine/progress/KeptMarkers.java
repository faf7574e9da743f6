package io.rapport.query.platform.engine.progress;

import io.rapport.query.platform.engine.mongo.LastUsed;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The markers of a partition that were used last, as MongoDB has them, so that they need not be loaded again. */
public final class KeptMarkers {

    private final LastUsed<Marker> markers;

    /** @param most how many are kept */
    public KeptMarkers(int most) {
        this.markers = new LastUsed<>(most);
    }

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
