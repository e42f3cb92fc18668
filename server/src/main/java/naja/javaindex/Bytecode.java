package naja.javaindex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import naja.javaindex.ClassBytes.Malformed;

/** The instructions of one method (Java Virtual Machine Specification, chapter 6). */
final class Bytecode {
    static final int ACONST_NULL = 1;
    static final int ICONST_M1 = 2;
    static final int ICONST_5 = 8;
    static final int BIPUSH = 16;
    static final int SIPUSH = 17;
    static final int LDC = 18;
    static final int LDC_W = 19;
    static final int LDC2_W = 20;
    static final int GOTO = 167;
    static final int TABLESWITCH = 170;
    static final int LOOKUPSWITCH = 171;
    static final int INVOKEVIRTUAL = 182;
    static final int INVOKESPECIAL = 183;
    static final int INVOKESTATIC = 184;
    static final int INVOKEDYNAMIC = 186;
    static final int NEW = 187;
    static final int ANEWARRAY = 189;
    static final int WIDE = 196;
    static final int GOTO_W = 200;

    /** The bytes behind each code without a switch, as one digit each. */
    private static final String OPERANDS = "0000000000000000" // 0: constants
            + "1212211111000000" // 16: bipush, loads
            + "0000000000000000" // 32
            + "0000001111100000" // 48: stores
            + "0000000000000000" // 64
            + "0000000000000000" // 80
            + "0000000000000000" // 96
            + "0000000000000000" // 112
            + "0000200000000000" // 128: iinc
            + "0000000002222222" // 144: ifs
            + "222222222100"; // 160: ifs, goto, jsr, ret; the switches stand behind

    private static final String LATER_OPERANDS = "000000222222244212002200"; // 172: returns, members, new, monitors
    private static final String LAST_OPERANDS = "032244"; // 196: wide, multianewarray, ifnull, ifnonnull, goto_w, jsr_w

    private final Map<Integer, Instruction> instructions = new TreeMap<>();
    private final List<Handler> handlers = new ArrayList<>();

    private Bytecode() {}

    /**
     * One instruction.
     *
     * @param at where it stands in the method
     * @param opcode what it does; of a wide one what is widened
     * @param operand constant, variable or small number, or the target of a jump
     * @param increment what is added to the variable; of an array the number of its dimensions
     * @param targets of a switch, the default first
     * @param next where the one behind it stands
     */
    record Instruction(int at, int opcode, int operand, int increment, List<Integer> targets, int next) {

        /** Says whether it is a jump, conditional or not, to {@link #operand}. */
        boolean isJump() {
            return (opcode >= 153 && opcode <= 168) || (opcode >= 198 && opcode <= 201);
        }
    }

    /** Where an exception that is thrown from {@code start} on and before {@code end} is caught. */
    record Handler(int start, int end, int target) {}

    /** Reads a Code attribute; the cursor stands behind its length. */
    static Bytecode read(ClassBytes bytes) throws Malformed {
        Bytecode code = new Bytecode();
        bytes.skip(4);
        int length = bytes.int4();
        int start = bytes.position();
        bytes.skip(length);
        int end = bytes.position();
        bytes.moveTo(start);
        while (bytes.position() < end) {
            Instruction instruction = instruction(bytes, start);
            code.instructions.put(instruction.at(), instruction);
        }
        if (bytes.position() != end) {
            throw new Malformed("the last instruction does not end with the code");
        }
        int count = bytes.int2();
        for (int index = 0; index < count; index++) {
            code.handlers.add(new Handler(bytes.int2(), bytes.int2(), bytes.int2()));
            bytes.skip(2);
        }
        return code;
    }

    /** The instructions in their order, by where they stand. */
    Map<Integer, Instruction> instructions() {
        return instructions;
    }

    List<Handler> handlers() {
        return handlers;
    }

    private static Instruction instruction(ClassBytes bytes, int start) throws Malformed {
        int at = bytes.position() - start;
        int opcode = bytes.int1();
        int operand = 0;
        int increment = 0;
        List<Integer> targets = List.of();
        if (opcode == TABLESWITCH || opcode == LOOKUPSWITCH) {
            targets = targets(bytes, start, at, opcode == TABLESWITCH);
        } else if (opcode == WIDE) {
            opcode = bytes.int1();
            operand = bytes.int2();
            increment = opcode == 132 ? (short) bytes.int2() : 0;
        } else {
            int width = operands(opcode);
            switch (width) {
                case 1 -> operand = opcode == BIPUSH ? (byte) bytes.int1() : bytes.int1();
                case 2 -> operand = opcode == 132 ? bytes.int1() : bytes.int2();
                case 3 -> operand = bytes.int2();
                case 4 -> operand = opcode >= GOTO_W ? bytes.int4() : bytes.int2();
                default -> {}
            }
            increment = opcode == 132 ? (byte) bytes.int1() : width == 3 ? bytes.int1() : 0;
            if (width == 4 && opcode < GOTO_W) {
                bytes.skip(2);
            }
            operand = opcode == SIPUSH ? (short) operand : operand;
        }
        Instruction plain = new Instruction(at, opcode, operand, increment, targets, bytes.position() - start);
        return plain.isJump()
                ? new Instruction(
                        at, opcode, at + (opcode >= GOTO_W ? operand : (short) operand), 0, targets, plain.next())
                : plain;
    }

    private static int operands(int opcode) throws Malformed {
        if (opcode < TABLESWITCH) {
            return OPERANDS.charAt(opcode) - '0';
        }
        if (opcode < WIDE) {
            return LATER_OPERANDS.charAt(opcode - LOOKUPSWITCH - 1) - '0';
        }
        if (opcode > 201) {
            throw new Malformed("instruction " + opcode + " does not exist");
        }
        return LAST_OPERANDS.charAt(opcode - WIDE) - '0';
    }

    private static List<Integer> targets(ClassBytes bytes, int start, int at, boolean isTable) throws Malformed {
        while ((bytes.position() - start) % 4 != 0) {
            bytes.skip(1);
        }
        List<Integer> targets = new ArrayList<>();
        targets.add(at + bytes.int4());
        int first = bytes.int4();
        int count = isTable ? bytes.int4() - first + 1 : first;
        for (int index = 0; index < count; index++) {
            if (!isTable) {
                bytes.skip(4);
            }
            targets.add(at + bytes.int4());
        }
        return targets;
    }
}
