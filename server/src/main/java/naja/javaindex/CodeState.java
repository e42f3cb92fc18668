package naja.javaindex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import naja.javaindex.Bytecode.Instruction;

/** The operand stack, the variables and the static fields on one way through code; a value is a constant or a {@link Kind}. */
final class CodeState {
    private int at;
    private final List<Object> stack;
    private final Map<Integer, Object> variables;
    private final Map<String, Object> statics;

    /** A value that is no constant. */
    enum Kind {
        UNKNOWN,
        NULL,
        /** The upper slot of a long or a double. */
        SECOND_HALF
    }

    /**
     * An object that the code made.
     *
     * @param type the internal name
     * @param length of an array whose length is a constant; -1 for anything else
     */
    record Made(String type, int length) {}

    /** The state before a method's first instruction, given its arguments in their slots. */
    CodeState(int at, List<Object> arguments, Map<String, Object> statics) {
        this(at, new ArrayList<>(), new HashMap<>(), new HashMap<>(statics));
        for (int index = 0; index < arguments.size(); index++) {
            variables.put(index, arguments.get(index));
        }
    }

    private CodeState(int at, List<Object> stack, Map<Integer, Object> variables, Map<String, Object> statics) {
        this.at = at;
        this.stack = stack;
        this.variables = variables;
        this.statics = statics;
    }

    /** Where the code goes on; -1 if that is not known. */
    int at() {
        return at;
    }

    void goTo(int target) {
        at = target;
    }

    Map<String, Object> statics() {
        return statics;
    }

    void push(Object value) {
        stack.add(value);
    }

    /** Pushes a value of the type {@code descriptor}; nothing of {@code V}. */
    void push(Object value, String descriptor) {
        if (!descriptor.equals("V")) {
            push(value);
        }
        if (isWide(descriptor)) {
            push(Kind.SECOND_HALF);
        }
    }

    Object pop() {
        return stack.remove(stack.size() - 1);
    }

    Object pop(String descriptor) {
        if (isWide(descriptor)) {
            pop();
        }
        return pop();
    }

    static boolean isWide(String descriptor) {
        return descriptor.equals("J") || descriptor.equals("D");
    }

    /** Takes a jump; if it may go both ways the way not taken is added to {@code open}. It throws nothing. */
    @SuppressWarnings("NullAway") // As StaticInitialiser.step.
    String jump(Instruction jump, Deque<CodeState> open) {
        int opcode = jump.opcode();
        if (opcode == 168 || opcode == 201) {
            at = -1;
            return null;
        }
        boolean isAlways = opcode == Bytecode.GOTO || opcode == Bytecode.GOTO_W;
        Boolean taken = isAlways ? Boolean.TRUE : condition(opcode);
        if (taken == null) {
            open.push(new CodeState(
                    jump.operand(), new ArrayList<>(stack), new HashMap<>(variables), new HashMap<>(statics)));
        } else if (taken) {
            at = jump.operand();
        }
        return null;
    }

    @SuppressWarnings("NullAway") // Null is "not known" here, the third answer.
    private Boolean condition(int opcode) {
        Object right = pop();
        if (opcode == 198 || opcode == 199) {
            boolean isKnown = right != Kind.UNKNOWN;
            return isKnown ? (Boolean) ((right == Kind.NULL) == (opcode == 198)) : null;
        }
        if (opcode == 165 || opcode == 166) {
            pop();
            return null;
        }
        Object left = opcode >= 159 ? pop() : right;
        Object other = opcode >= 159 ? right : (Object) 0;
        if (!(left instanceof Integer a && other instanceof Integer b)) {
            return null;
        }
        int order = Integer.compare(a, b);
        return switch ((opcode - 153) % 6) {
            case 0 -> order == 0;
            case 1 -> order != 0;
            case 2 -> order < 0;
            case 3 -> order >= 0;
            case 4 -> order > 0;
            default -> order <= 0;
        };
    }

    /** Runs an instruction that concerns nothing but this state; returns what it throws, or null. */
    @SuppressWarnings("NullAway") // As StaticInitialiser.step.
    String compute(Instruction instruction) {
        int opcode = instruction.opcode();
        if (opcode <= 17) {
            constant(instruction);
        } else if (opcode >= 21 && opcode <= 45) {
            load(instruction);
        } else if (opcode >= 54 && opcode <= 78) {
            store(instruction);
        } else if (opcode >= 46 && opcode <= 53) {
            Object index = pop();
            return element(pop(), index, opcode == 47 || opcode == 49 ? "J" : "I");
        } else if (opcode >= 79 && opcode <= 86) {
            pop(opcode == 80 || opcode == 82 ? "J" : "I");
            Object index = pop();
            return element(pop(), index, "V");
        } else if (opcode >= 87 && opcode <= 95) {
            shuffle(opcode);
        } else if (opcode >= 96 && opcode <= 152) {
            return CodeArithmetic.compute(this, instruction);
        } else {
            return object(instruction);
        }
        return null;
    }

    Object variable(int index) {
        return variables.getOrDefault(index, Kind.UNKNOWN);
    }

    void setVariable(int index, Object value) {
        variables.put(index, value);
    }

    private void constant(Instruction instruction) {
        int opcode = instruction.opcode();
        if (opcode == Bytecode.ACONST_NULL) {
            push(Kind.NULL);
        } else if (opcode >= Bytecode.ICONST_M1 && opcode <= Bytecode.ICONST_5) {
            push(opcode - 3);
        } else if (opcode == 9 || opcode == 10) {
            push((long) opcode - 9, "J");
        } else if (opcode >= 11 && opcode <= 15) {
            push(Kind.UNKNOWN, opcode >= 14 ? "D" : "F");
        } else if (opcode != 0) {
            push(instruction.operand());
        }
    }

    private void load(Instruction instruction) {
        int opcode = instruction.opcode();
        int type = opcode <= 25 ? opcode - 21 : (opcode - 26) / 4;
        Object value = variable(opcode <= 25 ? instruction.operand() : (opcode - 26) % 4);
        push(value, type == 1 || type == 3 ? "J" : "I");
    }

    private void store(Instruction instruction) {
        int opcode = instruction.opcode();
        int type = opcode <= 58 ? opcode - 54 : (opcode - 59) / 4;
        Object value = pop(type == 1 || type == 3 ? "J" : "I");
        setVariable(opcode <= 58 ? instruction.operand() : (opcode - 59) % 4, value);
    }

    /** Reads or writes an element of an array. */
    @SuppressWarnings("NullAway") // As StaticInitialiser.step.
    private String element(Object array, Object index, String descriptor) {
        if (array == Kind.NULL) {
            return "java/lang/NullPointerException";
        }
        if (array instanceof Made made
                && made.length() >= 0
                && index instanceof Integer place
                && (place < 0 || place >= made.length())) {
            return "java/lang/ArrayIndexOutOfBoundsException";
        }
        push(Kind.UNKNOWN, descriptor);
        return null;
    }

    /** The instructions that copy and swap slots, from pop to swap. */
    private void shuffle(int opcode) {
        if (opcode == 87 || opcode == 88) {
            pop();
            if (opcode == 88) {
                pop();
            }
            return;
        }
        if (opcode == 95) {
            Object top = pop();
            stack.add(stack.size() - 1, top);
            return;
        }
        int copied = opcode <= 91 ? 1 : 2;
        int below = (opcode - 89) % 3;
        List<Object> top = List.copyOf(stack.subList(stack.size() - copied, stack.size()));
        stack.addAll(stack.size() - copied - below, top);
    }

    /** Arrays, throws, casts and monitors; a way whose instruction is not known ends as one that may return. */
    @SuppressWarnings("NullAway") // As StaticInitialiser.step.
    private String object(Instruction instruction) {
        int opcode = instruction.opcode();
        switch (opcode) {
            case 188, Bytecode.ANEWARRAY -> {
                Object length = pop();
                if (length instanceof Integer size && size < 0) {
                    return "java/lang/NegativeArraySizeException";
                }
                push(new Made("[", length instanceof Integer size ? size : -1));
            }
            case 190 -> {
                Object array = pop();
                if (array == Kind.NULL) {
                    return "java/lang/NullPointerException";
                }
                push(array instanceof Made made && made.length() >= 0 ? (Object) made.length() : Kind.UNKNOWN);
            }
            case 191 -> {
                Object thrown = pop();
                return thrown instanceof Made made
                        ? made.type()
                        : thrown == Kind.NULL ? "java/lang/NullPointerException" : "java/lang/Throwable";
            }
            case 192 -> {}
            case 193 -> {
                pop();
                push(Kind.UNKNOWN);
            }
            case 194, 195 -> {
                if (pop() == Kind.NULL) {
                    return "java/lang/NullPointerException";
                }
            }
            default -> at = -1;
        }
        return null;
    }

    @Override
    public String toString() {
        return at + " " + Arrays.toString(stack.toArray());
    }
}
