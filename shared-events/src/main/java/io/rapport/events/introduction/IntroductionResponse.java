package io.rapport.events.introduction;

/** How one of the two took the idea of being introduced. Only enthusiasm is a yes: a polite yes is really a no. */
public enum IntroductionResponse {
    ENTHUSIASTIC,
    POLITE,
    DECLINED,
    NO_ANSWER
}
