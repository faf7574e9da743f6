package io.rapport.command.domain.coaching;

import io.rapport.command.platform.commands.Admission;
import io.rapport.events.Owner;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Below the address of an engagement everything is between the two, and there is none for anybody else. */
final class WhoComesToAnEngagementIsOneOfTheTwo implements Admission {

    private static final String ENGAGEMENT = "engagementId";

    private final JdbcClient jdbc;

    WhoComesToAnEngagementIsOneOfTheTwo(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean admits(Owner owner, String actor, Map<?, ?> path) {
        return !(path.get(ENGAGEMENT) instanceof String engagementId)
                || jdbc.sql("""
                        SELECT EXISTS (SELECT FROM consent WHERE engagement_id::text = lower(?) AND tenant_id = ?
                                       AND member_id = ? AND coach_id = ?)""")
                        .params(engagementId, owner.tenantId(), owner.memberId(), actor)
                        .query(Boolean.class)
                        .single();
    }
}
