package io.rapport.command.platform.eventstore;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/**
 * The shape of an aggregate's state as a short text: a hash over the names and types of all fields that are reached
 * from its class within Rapport. A field that is added, removed or retyped makes older snapshots void without anybody
 * having to remember it.
 */
final class SnapshotFormat {

    private static final String OURS = "io.rapport.";

    private final Set<String> fields = new TreeSet<>();
    private final Set<String> visited = new TreeSet<>();

    private SnapshotFormat() {}

    static String of(Class<?> type) {
        SnapshotFormat format = new SnapshotFormat();
        format.visit(type);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", format.fields).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private void visit(Type type) {
        switch (type) {
            case Class<?> c when c.isArray() -> visit(c.getComponentType());
            case Class<?> c -> visitClass(c);
            case ParameterizedType p -> {
                visit(p.getRawType());
                Arrays.stream(p.getActualTypeArguments()).forEach(this::visit);
            }
            case GenericArrayType a -> visit(a.getGenericComponentType());
            case WildcardType w -> Arrays.stream(w.getUpperBounds()).forEach(this::visit);
            default -> {}
        }
    }

    private void visitClass(Class<?> type) {
        if (!type.getName().startsWith(OURS) || !visited.add(type.getName())) {
            return;
        }
        if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants()).forEach(constant -> fields.add(type.getName() + "#" + constant));
            return;
        }
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                fields.add(type.getName() + "." + field.getName() + ":"
                        + field.getGenericType().getTypeName());
                visit(field.getGenericType());
            }
        }
        if (type.getSuperclass() != null) {
            visit(type.getSuperclass());
        }
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(this::visit);
        }
    }
}
