package io.rapport.local.process;

import io.rapport.local.home.Home;
import io.rapport.local.home.Installation;
import io.rapport.local.home.Ports;
import io.rapport.local.home.Settings;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the runnable jar of either service is started: with all settings, and the addresses of this stack over them. */
record ServiceLaunch(Home home, Installation installation, ClassArchives archives, Settings settings) {

    /** Under which name the ports know where a service is watched and operated. */
    static String management(String module) {
        return module + "-management";
    }

    Launch of(String module, Ports ports, List<String> memory, List<Map<String, String>> addresses) throws IOException {
        Map<String, String> environment = new HashMap<>(settings.values());
        addresses.forEach(environment::putAll);
        environment.put("SERVER_PORT", Integer.toString(ports.of(module)));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("RAPPORT_MANAGEMENT_PORT", Integer.toString(ports.of(management(module))));
        environment.put("RAPPORT_MANAGEMENT_ADDRESS", "127.0.0.1");
        // glibc gives every thread an arena of its own otherwise, and none of them is ever given back
        environment.putIfAbsent("MALLOC_ARENA_MAX", "2");
        // What the compilers have done with is given back as well: 38 MB after a replay of 60,000 events.
        String trim = "-XX:TrimNativeHeapInterval=10000";
        return new JavaCommand(home, archives, module)
                .options(memory.toArray(String[]::new))
                .options(trim, "--enable-native-access=ALL-UNNAMED", JavaCommand.BEANS_AS_BUILT)
                .jar(
                        ExtractedApplication.of(
                                installation.application(module),
                                installation.root().resolve(module).resolve("target")),
                        environment);
    }
}
