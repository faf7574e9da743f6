package io.rapport.command.platform.operations;

import io.rapport.command.platform.relay.TopicControl;
import io.rapport.trouble.Trouble;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/** {@code /actuator/topic}: what is on the topic, and having it filled anew. */
@Component
@Endpoint(id = "topic")
class TopicEndpoint {

    private final TopicControl topic;

    TopicEndpoint(TopicControl topic) {
        this.topic = topic;
    }

    @ReadOperation
    TopicControl.TopicView look() throws InterruptedException {
        return topic.look();
    }

    /** 204 once the topic is deleted; the relay that leads creates it and fills it from position 1. */
    @DeleteOperation
    WebEndpointResponse<Trouble> refill() throws InterruptedException {
        Trouble trouble = topic.refill();
        return trouble == null
                ? new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT)
                : new WebEndpointResponse<>(trouble, WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
    }
}
