package naja.javaindex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import naja.javaindex.Bytecode.Instruction;
import naja.javaindex.ClassBytes.Malformed;

/**
 * Follows all ways through the code of a static initialiser, with the values that are constants, to see whether each of them
 * throws. What it does not know, a call or a value, may do anything that lets the code go on; so its answer is sure where it
 * says that the code throws.
 */
final class StaticInitialiser {
    private static final int MAX_STEPS = 20_000;
    private static final int MAX_DEPTH = 4;

    private final byte[] file;
    private final ClassBytes bytes;
    private final ClassShape shape;
    private int steps;

    private StaticInitialiser(byte[] file, ClassBytes bytes, ClassShape shape) {
        this.file = file;
        this.bytes = bytes;
        this.shape = shape;
    }

    /** The internal name of the exception with which the initialiser surely ends; nothing if it may complete. */
    static Optional<String> throwsSurely(byte[] file) throws Malformed {
        ClassBytes bytes = new ClassBytes(file);
        ClassShape shape = ClassShape.read(bytes, Set.of("<clinit>"));
        Map<String, Object> statics = new HashMap<>();
        shape.defaults()
                .forEach((name, descriptor) -> defaultOf(descriptor).ifPresent(value -> statics.put(name, value)));
        try {
            return new StaticInitialiser(file, bytes, shape).run("<clinit>()V", List.of(), statics, 0);
        } catch (IndexOutOfBoundsException e) {
            // Code that no verifier would pass.
            return Optional.empty();
        }
    }

    private static Optional<Object> defaultOf(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'I', 'S', 'B', 'C', 'Z' -> Optional.of(0);
            case 'L', '[' -> Optional.of(CodeState.Kind.NULL);
            default -> Optional.empty();
        };
    }

    /** Runs a method of the class: what each way through it throws, nothing if one of them may return. */
    private Optional<String> run(String method, List<Object> arguments, Map<String, Object> statics, int depth)
            throws Malformed {
        Bytecode code = depth > MAX_DEPTH ? null : body(method).orElse(null);
        if (code == null) {
            return Optional.empty();
        }
        Deque<CodeState> open = new ArrayDeque<>();
        open.push(new CodeState(0, arguments, statics));
        Optional<String> thrown = Optional.empty();
        while (!open.isEmpty()) {
            Optional<String> end = follow(open.pop(), code, open, depth);
            if (end.isEmpty()) {
                return Optional.empty();
            }
            thrown = thrown.isPresent() ? thrown : end;
        }
        return thrown;
    }

    /** The code of a method of the class; that of another than the initialiser is read when it is called. */
    private Optional<Bytecode> body(String method) throws Malformed {
        Optional<Bytecode> known = shape.methods().getOrDefault(method, Optional.empty());
        if (known.isPresent() || !shape.methods().containsKey(method)) {
            return known;
        }
        String name = method.substring(0, method.indexOf('('));
        return ClassShape.read(new ClassBytes(file), Set.of(name)).methods().getOrDefault(method, Optional.empty());
    }

    /** Follows one way to its end; where it parts, the other way is added to {@code open}. Nothing if it may return. */
    private Optional<String> follow(CodeState state, Bytecode code, Deque<CodeState> open, int depth) throws Malformed {
        while (steps++ < MAX_STEPS) {
            Instruction instruction = code.instructions().get(state.at());
            if (instruction == null || (instruction.opcode() >= 172 && instruction.opcode() <= 177)) {
                return Optional.empty();
            }
            String thrown = step(state, instruction, open, depth);
            if (thrown != null) {
                boolean isCaught = code.handlers().stream()
                        .anyMatch(handler -> handler.start() <= instruction.at() && instruction.at() < handler.end());
                return isCaught ? Optional.empty() : Optional.of(thrown);
            }
            if (state.at() < 0) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Runs one instruction; returns what it throws, or null. */
    @SuppressWarnings("NullAway") // Null says that the code goes on, which is what nearly all instructions do.
    private String step(CodeState state, Instruction instruction, Deque<CodeState> open, int depth) throws Malformed {
        int opcode = instruction.opcode();
        state.goTo(instruction.next());
        if (instruction.isJump()) {
            return state.jump(instruction, open);
        }
        if (opcode == Bytecode.LDC || opcode == Bytecode.LDC_W) {
            state.push(bytes.value(instruction.operand()).orElse(CodeState.Kind.UNKNOWN));
        } else if (opcode == Bytecode.LDC2_W) {
            state.push(bytes.value(instruction.operand()).orElse(CodeState.Kind.UNKNOWN));
            state.push(CodeState.Kind.SECOND_HALF);
        } else if (opcode == Bytecode.NEW) {
            state.push(new CodeState.Made(bytes.className(instruction.operand()), -1));
        } else if (opcode == 178 || opcode == 179) {
            accessStatic(state, instruction);
        } else if (opcode == 180 || opcode == 181) {
            return accessField(state, instruction);
        } else if (opcode >= Bytecode.INVOKEVIRTUAL && opcode <= 185) {
            return call(state, bytes.member(instruction.operand()), opcode, depth);
        } else if (opcode == Bytecode.INVOKEDYNAMIC) {
            String descriptor = bytes.dynamicDescriptor(instruction.operand());
            List<String> parameters = Descriptors.parameters(descriptor);
            for (int index = parameters.size() - 1; index >= 0; index--) {
                state.pop(parameters.get(index));
            }
            state.push(CodeState.Kind.UNKNOWN, Descriptors.result(descriptor));
        } else {
            return state.compute(instruction);
        }
        return null;
    }

    private void accessStatic(CodeState state, Instruction instruction) throws Malformed {
        ClassBytes.MemberRef field = bytes.member(instruction.operand());
        boolean isOwn = field.owner().equals(shape.name());
        if (instruction.opcode() == 179) {
            Object value = state.pop(field.descriptor());
            if (isOwn) {
                state.statics().put(field.name(), value);
            }
            return;
        }
        Object value = isOwn ? state.statics().get(field.name()) : null;
        state.push(value == null ? CodeState.Kind.UNKNOWN : value, field.descriptor());
    }

    @SuppressWarnings("NullAway") // As in step.
    private String accessField(CodeState state, Instruction instruction) throws Malformed {
        ClassBytes.MemberRef field = bytes.member(instruction.operand());
        if (instruction.opcode() == 181) {
            state.pop(field.descriptor());
        }
        if (state.pop() == CodeState.Kind.NULL) {
            return "java/lang/NullPointerException";
        }
        if (instruction.opcode() == 180) {
            state.push(CodeState.Kind.UNKNOWN, field.descriptor());
        }
        return null;
    }

    @SuppressWarnings("NullAway") // As in step.
    private String call(CodeState state, ClassBytes.MemberRef method, int opcode, int depth) throws Malformed {
        List<String> parameters = Descriptors.parameters(method.descriptor());
        Object[] arguments = new Object[parameters.size()];
        for (int index = arguments.length - 1; index >= 0; index--) {
            arguments[index] = state.pop(parameters.get(index));
        }
        if (opcode != Bytecode.INVOKESTATIC && state.pop() == CodeState.Kind.NULL) {
            return "java/lang/NullPointerException";
        }
        Object result = CodeState.Kind.UNKNOWN;
        if (opcode == Bytecode.INVOKESTATIC && method.owner().equals(shape.name())) {
            String thrown = run(
                            method.name() + method.descriptor(),
                            slots(parameters, arguments),
                            state.statics(),
                            depth + 1)
                    .orElse(null);
            if (thrown != null) {
                return thrown;
            }
        }
        if (opcode == Bytecode.INVOKESTATIC && method.owner().startsWith("java/lang/")) {
            result = KnownCalls.result(method, Arrays.asList(arguments));
            if (result instanceof KnownCalls.Thrown thrown) {
                return thrown.type();
            }
        } else {
            // Whatever was called may have set them.
            state.statics().clear();
        }
        state.push(result, Descriptors.result(method.descriptor()));
        return null;
    }

    private static List<Object> slots(List<String> parameters, Object[] arguments) {
        List<Object> slots = new ArrayList<>();
        for (int index = 0; index < arguments.length; index++) {
            slots.add(arguments[index]);
            if (CodeState.isWide(parameters.get(index))) {
                slots.add(CodeState.Kind.SECOND_HALF);
            }
        }
        return slots;
    }
}
