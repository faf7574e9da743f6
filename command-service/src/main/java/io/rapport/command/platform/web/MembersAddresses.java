package io.rapport.command.platform.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Describes what is asked for below {@code /members/{memberId}}: the member, whom no method of a controller takes, and
 * the operations that a member has at an address of their own too. Those have {@code OfMember} behind their name there;
 * springdoc would number them.
 */
final class MembersAddresses implements GlobalOpenApiCustomizer {

    static final String OF_MEMBER = "OfMember";

    private static final String BELOW_A_MEMBER = "/members/{memberId}/";
    private static final Pattern NUMBER = Pattern.compile("_\\d+$");

    @Override
    public void customise(OpenAPI document) {
        Map<String, Integer> addresses = new HashMap<>();
        document.getPaths()
                .values()
                .forEach(path ->
                        path.readOperations().forEach(operation -> addresses.merge(name(operation), 1, Integer::sum)));
        document.getPaths()
                .forEach((address, path) -> path.readOperations().forEach(operation -> {
                    String name = name(operation);
                    if (!address.startsWith(BELOW_A_MEMBER)) {
                        operation.setOperationId(name);
                        return;
                    }
                    operation.setOperationId(addresses.getOrDefault(name, 1) > 1 ? name + OF_MEMBER : name);
                    operation.addParametersItem(new PathParameter()
                            .name(CommandRequestResolver.MEMBER_ID)
                            .description("The member whose data it is")
                            .schema(new StringSchema()));
                }));
    }

    private static String name(Operation operation) {
        return NUMBER.matcher(operation.getOperationId()).replaceFirst("");
    }
}
