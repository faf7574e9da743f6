package io.rapport.bench.rebuild;

import io.rapport.query.platform.projection.Projection;
import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The projections of query-service, found as it finds them itself, but only those that are asked for. */
final class Projections {
    private Projections() {}

    /** Has the context make the projections of these packages, and nothing else that is in them. */
    static void register(BeanDefinitionRegistry registry, String... packages) {
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(registry, false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Projection.class));
        if (scanner.scan(packages) == 0) {
            throw new IllegalStateException("There is no projection in " + String.join(", ", packages));
        }
    }

    static List<Projection> in(String... packages) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            register(context, packages);
            context.refresh();
            return List.copyOf(context.getBeansOfType(Projection.class).values());
        }
    }
}
