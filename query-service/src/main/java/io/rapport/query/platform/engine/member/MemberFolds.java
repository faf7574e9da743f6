package io.rapport.query.platform.engine.member;

import io.rapport.query.platform.engine.documents.DocumentMapper;
import io.rapport.query.platform.projection.Projection;
import io.rapport.query.platform.projection.Sources;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Begins folds of single members in memory. */
public final class MemberFolds {

    private final Map<String, Projection> projections;
    private final DocumentMapper mapper;

    public MemberFolds(List<Projection> projections, DocumentMapper mapper) {
        this.projections = projections.stream().collect(Collectors.toMap(Projection::name, Function.identity()));
        this.mapper = mapper;
    }

    /**
     * A fold by the projection of that name.
     *
     * @param tolerant see {@link MemberFold}
     */
    public MemberFold begin(String projection, boolean tolerant, FoldingRoom.Share share) {
        return new MemberFold(of(projection), mapper, tolerant, share);
    }

    /** Where documents of the projection of that name have their source. */
    public Sources sources(String projection) {
        return of(projection).sources();
    }

    private Projection of(String name) {
        return Objects.requireNonNull(projections.get(name), name);
    }
}
