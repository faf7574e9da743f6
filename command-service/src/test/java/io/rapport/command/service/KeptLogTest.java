package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.parts.KeptLog;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

@DisplayName("the log that a test keeps")
class KeptLogTest {

    private static final Logger LOG = LoggerFactory.getLogger(KeptLogTest.class);

    private static void run(Thread.Builder thread, Runnable task) {
        try {
            thread.start(task).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Test
    @DisplayName("goes on when a service ends and the next one starts")
    void survives() {
        startAndEnd();
        try (KeptLog log = KeptLog.begin()) {
            startAndEnd();
            startAndEnd();
            LOG.info("after that");
            assertThat(log.text()).contains("after that");
        }
    }

    private static void startAndEnd() {
        new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run()
                .close();
    }

    @Test
    @DisplayName("has what the threads say that were started for it, and not what others say that run beside it")
    void hasItsOwn() {
        try (KeptLog log = KeptLog.begin()) {
            LOG.info("from here");
            run(Thread.ofPlatform(), () -> {
                LOG.info("from a service");
                run(Thread.ofVirtual(), () -> LOG.info("from its request"));
            });
            run(Thread.ofPlatform().inheritInheritableThreadLocals(false), () -> LOG.info("from another test"));

            assertThat(log.text())
                    .contains("from here", "from a service", "from its request")
                    .doesNotContain("another");
        }
    }
}
