package io.rapport.query.models.introduction;

import io.swagger.v3.oas.annotations.media.Schema;

/** How an introduction stands. */
@Schema(
        description =
                "WANTED: both are enthusiastic, so it can be made; WITHDRAWN: given up; RETRACTED: the proposal was"
                        + " taken back")
enum IntroductionStatus {
    PROPOSED,
    WANTED,
    INTRODUCED,
    WITHDRAWN,
    RETRACTED
}
