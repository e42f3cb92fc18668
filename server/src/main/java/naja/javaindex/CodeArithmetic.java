package naja.javaindex;

import naja.javaindex.Bytecode.Instruction;

/** The instructions that calculate: whole numbers of 32 bits are followed, others are not known. */
final class CodeArithmetic {
    private static final String DIVISION = "java/lang/ArithmeticException";

    private CodeArithmetic() {}

    /** Runs an instruction from iadd to dcmpg; returns what it throws, or null. */
    @SuppressWarnings("NullAway") // As StaticInitialiser.step.
    static String compute(CodeState state, Instruction instruction) {
        int opcode = instruction.opcode();
        if (opcode == 132) {
            Object value = state.variable(instruction.operand());
            state.setVariable(
                    instruction.operand(),
                    value instanceof Integer number
                            ? (Object) (number + instruction.increment())
                            : CodeState.Kind.UNKNOWN);
            return null;
        }
        if (opcode >= 133 && opcode <= 147) {
            convert(state, opcode);
            return null;
        }
        if (opcode >= 148) {
            String type = opcode == 148 || opcode >= 151 ? "J" : "F";
            state.pop(type);
            state.pop(type);
            state.push(CodeState.Kind.UNKNOWN);
            return null;
        }
        String type = type(opcode);
        if (opcode >= 116 && opcode <= 119) {
            Object value = state.pop(type);
            state.push(opcode == 116 && value instanceof Integer a ? (Object) (-a) : CodeState.Kind.UNKNOWN, type);
            return null;
        }
        boolean isShift = opcode >= 120 && opcode <= 125;
        Object right = state.pop(isShift ? "I" : type);
        Object left = state.pop(type);
        boolean divides = opcode == 108 || opcode == 109 || opcode == 112 || opcode == 113;
        if (divides && (right.equals(0) || right.equals(0L))) {
            return DIVISION;
        }
        state.push(
                type.equals("I") && left instanceof Integer a && right instanceof Integer b
                        ? (Object) binary(opcode, a, b)
                        : CodeState.Kind.UNKNOWN,
                type);
        return null;
    }

    private static String type(int opcode) {
        return switch (opcode % 2 == 1 && opcode >= 120 ? 1 : opcode >= 120 ? 0 : opcode % 4) {
            case 0 -> "I";
            case 1 -> "J";
            case 2 -> "F";
            default -> "D";
        };
    }

    private static int binary(int opcode, int a, int b) {
        return switch (opcode) {
            case 96 -> a + b;
            case 100 -> a - b;
            case 104 -> a * b;
            case 108 -> a / b;
            case 112 -> a % b;
            case 120 -> a << b;
            case 122 -> a >> b;
            case 124 -> a >>> b;
            case 126 -> a & b;
            case 128 -> a | b;
            default -> a ^ b;
        };
    }

    private static void convert(CodeState state, int opcode) {
        String from = opcode >= 145 ? "I" : opcode <= 135 ? "I" : opcode <= 138 ? "J" : opcode <= 141 ? "F" : "D";
        String to =
                switch (opcode) {
                    case 133, 140, 143 -> "J";
                    case 135, 138, 141 -> "D";
                    default -> "I";
                };
        Object value = state.pop(from);
        boolean widens = opcode == 133 && value instanceof Integer;
        state.push(widens ? (Object) Long.valueOf((Integer) value) : CodeState.Kind.UNKNOWN, to);
    }
}
