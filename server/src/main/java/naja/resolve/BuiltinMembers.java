package naja.resolve;

import java.util.Set;

/** The members of built-in modules. */
final class BuiltinMembers {
    private BuiltinMembers() {}

    static Set<String> of(String module) {
        return Set.of();
    }
}
