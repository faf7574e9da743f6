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
import java.util.stream.Collectors;

/** All parts of a stack, in the order in which they are shown. */
public final class Parts {

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

    public List<Part> all() {
        return all;
    }

    public Part named(String name) {
        return all.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem("There is no part called " + name + ".", "The parts are: " + names()));
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

    private String names() {
        return all.stream().map(Part::name).collect(Collectors.joining(", "));
    }
}
