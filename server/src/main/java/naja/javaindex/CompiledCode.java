package naja.javaindex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import naja.javaindex.Bytecode.Instruction;
import naja.javaindex.ClassBytes.Malformed;
import naja.javaindex.ClassBytes.MemberRef;
import org.jspecify.annotations.Nullable;

/**
 * The code that Jython's compiler makes of a module ({@code org.python.compiler.CodeCompiler}), read in its order: the module's
 * body is the method {@code f$0}, which binds a name by {@code PyFrame.setlocal(name, value)} and imports by the methods of
 * {@code org.python.core.imp}.
 */
final class CompiledCode {
    /** A statement behind which the module may have any name. */
    static final String ANYTHING = "globals()['?'] = None\n";

    private static final String BODY = "f$0";
    private static final String FRAME = "org/python/core/PyFrame";
    private static final Set<String> NAMESPACES = Set.of("locals", "vars", "execfile", "setattr");

    private final ClassBytes bytes;
    private final ClassShape shape;
    private final StringBuilder outline = new StringBuilder();
    private final Set<String> boundByFunctions = new HashSet<>();
    private boolean mayBindAnything;

    /** The names that code reads, built-in functions among them. */
    private final Set<String> namesRead = new HashSet<>();

    /** Whether code reads {@code __all__}, as what adds to it does. */
    private boolean editsExports;

    /** The texts and the last number that were loaded since the last statement. */
    private final List<String> texts = new ArrayList<>();

    private int number;

    /** Whether nothing but literals was made since then, and what the last instruction gave. */
    private boolean isLiteral = true;

    private @Nullable Object value;
    private final Map<Integer, Object> variables = new HashMap<>();

    CompiledCode(ClassBytes bytes, ClassShape shape) {
        this.bytes = bytes;
        this.shape = shape;
    }

    /** What {@code import a.b} gives; {@code as} takes the last part. */
    private record Imported(String name, boolean isLast) {}

    /** The names that a from-import gives, in their order. */
    private record FromNames(String module, List<String> names, int level) {}

    /** One of them. */
    private record FromName(FromNames from, String name) {}

    /** A list or tuple of literal texts. */
    private record Texts(List<String> values) {}

    /** Something of which nothing but its kind is known. */
    private enum Made {
        FUNCTION,
        CLASS
    }

    String outline() throws Malformed {
        boolean hasBody = false;
        for (Map.Entry<String, Optional<Bytecode>> method : shape.methods().entrySet()) {
            Bytecode code = method.getValue().orElse(null);
            boolean isFunction = method.getKey().contains("(Lorg/python/core/PyFrame;");
            if (code == null || !isFunction) {
                continue;
            }
            boolean isBody = method.getKey().startsWith(BODY + "(");
            hasBody |= isBody;
            for (Instruction instruction : code.instructions().values()) {
                if (isBody) {
                    read(instruction);
                } else {
                    readFunction(instruction);
                }
            }
            texts.clear();
        }
        // A module that takes hold of itself by its name sets its attributes by way of that.
        mayBindAnything |= namesRead.contains("setattr") && namesRead.contains("__import__");
        if (editsExports) {
            outline.append("__all__ = list(__all__)\n");
        }
        for (String name : boundByFunctions) {
            outline.append(name).append(" = None\n");
        }
        return mayBindAnything || !hasBody ? outline + ANYTHING : outline.toString();
    }

    /** Code of a function or class: it may bind names of the module that it declares global. */
    private void readFunction(Instruction instruction) throws Malformed {
        int opcode = instruction.opcode();
        if (opcode == Bytecode.LDC || opcode == Bytecode.LDC_W) {
            bytes.value(instruction.operand()).ifPresent(constant -> texts.add(String.valueOf(constant)));
        } else if (opcode == Bytecode.INVOKEVIRTUAL) {
            MemberRef method = bytes.member(instruction.operand());
            if (method.owner().equals(FRAME) && method.name().equals("setglobal") && isIdentifier(lastText())) {
                boundByFunctions.add(lastText());
            }
            noteNamespace(method, false);
        }
    }

    private void read(Instruction instruction) throws Malformed {
        int opcode = instruction.opcode();
        if (opcode >= Bytecode.ICONST_M1 && opcode <= Bytecode.ICONST_5) {
            number = opcode - 3;
        } else if (opcode == Bytecode.BIPUSH || opcode == Bytecode.SIPUSH) {
            number = instruction.operand();
        } else if (opcode == Bytecode.LDC || opcode == Bytecode.LDC_W) {
            Object constant = bytes.value(instruction.operand()).orElse("");
            if (constant instanceof String text) {
                texts.add(text);
            }
        } else if ((opcode >= 42 && opcode <= 45) || opcode == 25) {
            value = variables.get(opcode == 25 ? instruction.operand() : opcode - 42);
        } else if ((opcode >= 75 && opcode <= 78) || opcode == 58) {
            variables.put(opcode == 58 ? instruction.operand() : opcode - 75, value == null ? "" : value);
        } else if (opcode == 50) {
            value = value instanceof FromNames from
                            && number >= 0
                            && number < from.names().size()
                    ? new FromName(from, from.names().get(number))
                    : null;
        } else if (opcode >= Bytecode.INVOKEVIRTUAL && opcode <= Bytecode.INVOKESTATIC) {
            call(bytes.member(instruction.operand()));
        } else if (opcode != Bytecode.NEW && opcode != 89 && opcode != Bytecode.ANEWARRAY && opcode != 83) {
            isLiteral = false;
            value = null;
        }
    }

    private void call(MemberRef method) throws Malformed {
        String owner = method.owner().substring(method.owner().lastIndexOf('/') + 1);
        switch (owner + "." + method.name()) {
            case "PyFrame.setlocal", "PyFrame.setglobal" -> {
                bind(lastText());
                startStatement();
            }
            case "PyFrame.dellocal", "PyFrame.delglobal" -> {
                if (isIdentifier(lastText())) {
                    // Whether the code comes by here is not known, as it may stand in a branch.
                    outline.append("if __name__: del ").append(lastText()).append('\n');
                }
                startStatement();
            }
            case "PyFrame.setline" -> startStatement();
            case "imp.importOne", "imp.importOneAs" -> {
                noteAbsolute(method);
                value = new Imported(lastText(), method.name().endsWith("As"));
            }
            case "imp.importFrom", "imp.importFromAs" -> value = from(method);
            case "imp.importAll" -> {
                outline.append("from ")
                        .append(module(lastText(), level(method)))
                        .append(" import *\n");
                startStatement();
            }
            case "Py.exec" -> mayBindAnything = true;
            case "PyString.fromInterned", "Py.newString" -> value = null;
            case "PyList.<init>", "PyTuple.<init>" -> {
                value = isLiteral ? new Texts(List.copyOf(texts)) : null;
                isLiteral = false;
            }
            case "PyFunction.<init>" -> value = Made.FUNCTION;
            case "Py.makeClass" -> value = Made.CLASS;
            default -> {
                noteNamespace(method, true);
                value = null;
                isLiteral = false;
            }
        }
    }

    private void startStatement() {
        texts.clear();
        isLiteral = true;
    }

    private FromNames from(MemberRef method) {
        String module = texts.isEmpty() ? "" : texts.get(0);
        List<String> names = texts.isEmpty() ? List.of() : List.copyOf(texts.subList(1, texts.size()));
        return new FromNames(module, names, level(method));
    }

    /** The level of an import: the number loaded last, if the method takes one. */
    private int level(MemberRef method) {
        return method.descriptor().contains("I)") ? number : -1;
    }

    private void noteAbsolute(MemberRef method) {
        String future = "from __future__ import absolute_import\n";
        if (level(method) == 0 && outline.indexOf(future) < 0) {
            outline.insert(0, future);
        }
    }

    private static String module(String name, int level) {
        return ".".repeat(Math.max(0, level)) + name;
    }

    /**
     * Notes what takes hold of the module's namespace: {@code globals()} anywhere, {@code sys.modules[__name__]} anywhere, and at
     * module level what may write into it.
     */
    private void noteNamespace(MemberRef method, boolean isBody) {
        boolean reads = method.name().equals("getname") || method.name().equals("getglobal");
        if (!method.owner().equals(FRAME) || !reads) {
            return;
        }
        String name = lastText();
        boolean isItself = name.equals("__name__")
                && texts.size() > 1
                && texts.get(texts.size() - 2).equals("modules");
        mayBindAnything |= isItself || name.equals("globals") || (isBody && NAMESPACES.contains(name));
        editsExports |= name.equals("__all__");
        namesRead.add(name);
    }

    private void bind(String name) {
        if (!isIdentifier(name)) {
            return;
        }
        if (value instanceof Imported imported) {
            boolean isAs = imported.isLast() || !(imported.name() + ".").startsWith(name + ".");
            outline.append("import ").append(imported.name()).append(isAs ? " as " + name : "");
        } else if (value instanceof FromName from) {
            outline.append("from ")
                    .append(module(from.from().module(), from.from().level()))
                    .append(" import ")
                    .append(from.name())
                    .append(from.name().equals(name) ? "" : " as " + name);
        } else if (name.equals("__all__")) {
            outline.append("__all__ = ").append(exported());
        } else if (value == Made.FUNCTION) {
            outline.append("def ").append(name).append("(*a, **k): pass");
        } else if (value == Made.CLASS) {
            outline.append("class ").append(name).append(": pass");
        } else {
            outline.append(name).append(" = None");
        }
        outline.append('\n');
    }

    private String exported() {
        if (!(value instanceof Texts known) || !known.values().stream().allMatch(CompiledCode::isIdentifier)) {
            return "list(__all__)";
        }
        StringBuilder list = new StringBuilder("[");
        known.values().forEach(text -> list.append('\'').append(text).append("', "));
        return list.append(']').toString();
    }

    private String lastText() {
        return texts.isEmpty() ? "" : texts.get(texts.size() - 1);
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)))
                && !Character.isDigit(name.charAt(0));
    }
}
