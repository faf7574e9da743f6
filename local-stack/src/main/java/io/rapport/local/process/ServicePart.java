package io.rapport.local.process;

import io.rapport.local.home.Ports;
import java.util.Set;

/** One of Rapport's own services: it has a port for requests and one for whoever watches over it. */
abstract class ServicePart implements Part {

    private final String name;
    private final Ports ports;

    ServicePart(String name, Ports ports) {
        this.name = name;
        this.ports = ports;
    }

    @Override
    public final String name() {
        return name;
    }

    /** Of this stack. */
    final Ports stackPorts() {
        return ports;
    }

    @Override
    public final Set<String> ports() {
        return Set.of(name, ServiceLaunch.management(name));
    }

    @Override
    public final String address() {
        return "http://127.0.0.1:" + ports.of(name);
    }

    @Override
    public final String management() {
        return "http://127.0.0.1:" + ports.of(ServiceLaunch.management(name));
    }

    @Override
    public final boolean isReady() {
        return Probe.answersOk(address() + "/readyz");
    }
}
