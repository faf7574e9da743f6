package io.rapport.local.process;

import io.rapport.local.home.Home;
import io.rapport.local.home.Installation;
import io.rapport.local.home.Ports;
import io.rapport.local.home.Problem;
import io.rapport.local.home.Secrets;
import io.rapport.local.home.Settings;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All parts of a stack, in the order in which they are shown. */
public final class Parts {

    /** What they are called, whether or not there is a home that they could be in. */
    private static final List<String> NAMES = List.of(
            Postgres.NAME,
            Kafka.NAME,
            MongoDb.NAME,
            TokenIssuer.NAME,
            CommandService.NAME,
            QueryService.NAME,
            AnalyticsService.NAME);

    private static final int HIGHEST_PORT = 65_535;

    private final List<Part> all;

    private Parts(List<Part> all) {
        this.all = all;
    }

    static Parts of(Home home, Installation installation, Map<String, String> environment) {
        Ports ports = new Ports(home);
        Secrets secrets = new Secrets(home);
        ClassArchives archives = new ClassArchives(installation, environment);
        Settings settings = Settings.of(installation, environment);
        Postgres postgres = new Postgres(home, ports, secrets);
        Kafka kafka = new Kafka(home, ports, installation, archives);
        MongoDb mongoDb = new MongoDb(home, ports, installation, archives, MongoDbChoice.remembered(home));
        TokenIssuer issuer = new TokenIssuer(home, ports, installation, archives, secrets, settings);
        ServiceLaunch launch = new ServiceLaunch(home, installation, archives, settings);
        KeyringParts keyring = new KeyringParts(home, ports, secrets);
        return new Parts(List.of(
                postgres,
                kafka,
                mongoDb,
                issuer,
                new CommandService(ports, secrets, launch, postgres, kafka, issuer, keyring),
                new QueryService(ports, launch, postgres, mongoDb, kafka, issuer, keyring),
                new AnalyticsService(ports, launch, mongoDb, kafka, issuer)));
    }

    /** Says so before anything is made or started if there is no part of such a name. */
    public static void mustKnow(Collection<String> names) {
        names.stream().filter(name -> !NAMES.contains(name)).findFirst().ifPresent(unknown -> {
            throw unknown(unknown);
        });
    }

    /** Says so before they are remembered if these cannot be the ports of parts. */
    public static void mustBePorts(Map<String, Integer> ports) {
        ports.forEach((name, port) -> {
            if (!portNames().contains(name)) {
                throw Problem.notUnderstood(
                        "There is no port called " + name + ".", "There are: " + String.join(", ", portNames()));
            }
            if (port < 1 || port > HIGHEST_PORT) {
                throw Problem.notUnderstood(
                        "%d is no port.".formatted(port), "A port is between 1 and %d.".formatted(HIGHEST_PORT));
            }
        });
    }

    static List<String> portNames() {
        return Stream.of(
                        NAMES.stream(),
                        Stream.of(Kafka.CONTROLLER),
                        NAMES.stream().filter(name -> name.endsWith("-service")).map(ServiceLaunch::management))
                .flatMap(names -> names)
                .toList();
    }

    public List<Part> all() {
        return all;
    }

    public Part named(String name) {
        return all.stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow(() -> unknown(name));
    }

    /** The named parts and whatever they need. */
    List<Part> with(Collection<String> names) {
        Set<String> wanted = new LinkedHashSet<>();
        names.forEach(name -> addWithNeeds(named(name), wanted));
        return all.stream().filter(part -> wanted.contains(part.name())).toList();
    }

    private void addWithNeeds(Part part, Set<String> wanted) {
        if (wanted.add(part.name())) {
            part.needs().forEach(need -> addWithNeeds(named(need), wanted));
        }
    }

    private static Problem unknown(String name) {
        return Problem.notUnderstood(
                "There is no part called " + name + ".", "The parts are: " + String.join(", ", NAMES));
    }
}
