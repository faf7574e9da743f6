package io.rapport.query.platform.engine;

import org.springframework.context.annotation.Import;

/** What tells how the engine is doing, for a service that does not look for its parts here. */
@Import({ProjectionsHealth.class, ReadModelsHealth.class, RapportEndpoint.class})
public class EngineHealth {}
