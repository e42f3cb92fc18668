package naja.syntax;

import java.util.List;
import naja.syntax.Expression.*;
import naja.syntax.Pattern.*;
import naja.syntax.Statement.*;
import org.jspecify.annotations.Nullable;

/** Writes a tree as nested lists, in the same form as a dump of CPython's {@code ast}. */
final class TreeDump {
    private final PythonFile file;
    private final StringBuilder out = new StringBuilder();

    private TreeDump(PythonFile file) {
        this.file = file;
    }

    static String of(PythonFile file) {
        TreeDump dump = new TreeDump(file);
        for (Statement statement : file.body()) {
            dump.node(statement);
            dump.out.append('\n');
        }
        return dump.out.toString();
    }

    private void open(String type) {
        out.append('(').append(type);
    }

    private void close() {
        out.append(')');
    }

    private void field(@Nullable Node node) {
        out.append(' ');
        if (node == null) {
            out.append('-');
        } else {
            node(node);
        }
    }

    private void list(List<? extends Node> nodes) {
        out.append(" [");
        String separator = "";
        for (Node node : nodes) {
            out.append(separator);
            node(node);
            separator = " ";
        }
        out.append(']');
    }

    private void word(String word) {
        out.append(' ').append(word.isEmpty() ? "?" : word);
    }

    private void node(Node node) {
        if (node instanceof Statement statement) {
            statement(statement);
        } else if (node instanceof Expression expression) {
            expression(expression);
        } else if (node instanceof Pattern pattern) {
            pattern(pattern);
        } else {
            other(node);
        }
    }

    private void statement(Statement s) {
        if (s instanceof FunctionDef d) {
            open(d.async() ? "AsyncFunctionDef" : "FunctionDef");
            field(d.name());
            list(d.decorators());
            list(d.typeParams());
            field(d.args());
            field(d.returns());
            list(d.body());
        } else if (s instanceof ClassDef d) {
            open("ClassDef");
            field(d.name());
            list(d.decorators());
            list(d.typeParams());
            list(d.bases());
            list(d.keywords());
            list(d.body());
        } else if (s instanceof Return d) {
            open("Return");
            field(d.value());
        } else if (s instanceof Delete d) {
            open("Delete");
            list(d.targets());
        } else if (s instanceof Assign d) {
            open("Assign");
            list(d.targets());
            field(d.value());
        } else if (s instanceof TypeAlias d) {
            open("TypeAlias");
            field(d.name());
            list(d.typeParams());
            field(d.value());
        } else if (s instanceof AugAssign d) {
            open("AugAssign");
            field(d.target());
            word(d.op().name());
            field(d.value());
        } else if (s instanceof AnnAssign d) {
            open("AnnAssign");
            field(d.target());
            field(d.annotation());
            field(d.value());
            word(d.simple() ? "1" : "0");
        } else if (s instanceof For d) {
            open(d.async() ? "AsyncFor" : "For");
            field(d.target());
            field(d.iter());
            list(d.body());
            list(d.orelse());
        } else if (s instanceof While d) {
            open("While");
            field(d.test());
            list(d.body());
            list(d.orelse());
        } else if (s instanceof If d) {
            open("If");
            field(d.test());
            list(d.body());
            list(d.orelse());
        } else if (s instanceof With d) {
            open(d.async() ? "AsyncWith" : "With");
            list(d.items());
            list(d.body());
        } else if (s instanceof Match d) {
            open("Match");
            field(d.subject());
            list(d.cases());
        } else if (s instanceof Raise d) {
            open("Raise");
            field(d.exc());
            field(d.cause());
            field(d.traceback());
        } else if (s instanceof Try d) {
            open(d.star() ? "TryStar" : "Try");
            list(d.body());
            list(d.handlers());
            list(d.orelse());
            list(d.finalbody());
        } else if (s instanceof Assert d) {
            open("Assert");
            field(d.test());
            field(d.msg());
        } else if (s instanceof Import d) {
            open("Import");
            list(d.names());
        } else if (s instanceof ImportFrom d) {
            open("ImportFrom");
            word(Integer.toString(d.level()));
            word(d.module().isEmpty() ? "-" : dotted(d.module()));
            if (d.star() >= 0) {
                out.append(" [*]");
            } else {
                list(d.names());
            }
        } else if (s instanceof Global d) {
            open("Global");
            list(d.names());
        } else if (s instanceof Nonlocal d) {
            open("Nonlocal");
            list(d.names());
        } else if (s instanceof Expr d) {
            open("Expr");
            field(d.value());
        } else if (s instanceof Print d) {
            open("Print");
            field(d.dest());
            list(d.values());
            word(d.newline() ? "1" : "0");
        } else if (s instanceof Exec d) {
            open("Exec");
            field(d.body());
            field(d.globals());
            field(d.locals());
        } else {
            open(s.getClass().getSimpleName());
        }
        close();
    }

    private void expression(Expression e) {
        if (e instanceof Name d) {
            out.append(d.id().isEmpty() ? "?" : d.id());
            return;
        }
        if (e instanceof Constant d) {
            constant(d);
            return;
        }
        if (e instanceof BoolOp d) {
            open(d.op().name());
            list(d.values());
        } else if (e instanceof NamedExpr d) {
            open("NamedExpr");
            field(d.target());
            field(d.value());
        } else if (e instanceof BinOp d) {
            open(d.op().name());
            field(d.left());
            field(d.right());
        } else if (e instanceof UnaryOp d) {
            open(d.op().name());
            field(d.operand());
        } else if (e instanceof Lambda d) {
            open("Lambda");
            field(d.args());
            field(d.body());
        } else if (e instanceof IfExp d) {
            open("IfExp");
            field(d.test());
            field(d.body());
            field(d.orelse());
        } else if (e instanceof Dict d) {
            open("Dict");
            list(d.keys());
            list(d.values());
        } else if (e instanceof DoubleStar) {
            out.append("**");
            return;
        } else if (e instanceof SetExpr d) {
            open("Set");
            list(d.elts());
        } else if (e instanceof ListComp d) {
            open("ListComp");
            field(d.elt());
            list(d.generators());
        } else if (e instanceof SetComp d) {
            open("SetComp");
            field(d.elt());
            list(d.generators());
        } else if (e instanceof DictComp d) {
            open("DictComp");
            field(d.key());
            field(d.value());
            list(d.generators());
        } else if (e instanceof GeneratorExp d) {
            open("GeneratorExp");
            field(d.elt());
            list(d.generators());
        } else if (e instanceof Await d) {
            open("Await");
            field(d.value());
        } else if (e instanceof Yield d) {
            open("Yield");
            field(d.value());
        } else if (e instanceof YieldFrom d) {
            open("YieldFrom");
            field(d.value());
        } else if (e instanceof Compare d) {
            open("Compare");
            field(d.left());
            for (int i = 0; i < d.ops().size(); i++) {
                word(d.ops().get(i).name());
                field(d.comparators().get(i));
            }
        } else if (e instanceof Call d) {
            open("Call");
            field(d.func());
            list(d.args());
            list(d.keywords());
        } else if (e instanceof Repr d) {
            open("Repr");
            field(d.value());
        } else if (e instanceof JoinedStr d) {
            open(d.template() ? "TemplateStr" : "JoinedStr");
            list(d.values().stream()
                    .filter(value -> value instanceof FormattedValue)
                    .toList());
        } else if (e instanceof FormattedValue d) {
            open("FormattedValue");
            field(d.value());
            word(d.conversion() == 0 ? "-" : String.valueOf(d.conversion()));
            field(d.formatSpec());
        } else if (e instanceof Attribute d) {
            open("Attribute");
            field(d.value());
            word(d.attr());
        } else if (e instanceof Subscript d) {
            open("Subscript");
            field(d.value());
            field(d.slice());
        } else if (e instanceof Starred d) {
            open("Starred");
            field(d.value());
        } else if (e instanceof ListExpr d) {
            open("List");
            list(d.elts());
        } else if (e instanceof Tuple d) {
            open("Tuple");
            list(d.elts());
        } else if (e instanceof Slice d) {
            open("Slice");
            field(d.lower());
            field(d.upper());
            field(d.step());
        } else if (e instanceof Fragment d) {
            open("Fragment");
            list(d.parts());
        } else {
            open("Missing");
        }
        close();
    }

    private void constant(Constant constant) {
        if (!constant.isString()) {
            out.append(
                    switch (constant.kind()) {
                        case INT, LONG -> "#int";
                        case FLOAT -> "#float";
                        case IMAGINARY -> "#imag";
                        case TRUE -> "True";
                        case FALSE -> "False";
                        case NONE -> "None";
                        default -> "...";
                    });
            return;
        }
        String value = file.stringValue(constant);
        out.append(
                switch (constant.kind()) {
                    case BYTES -> "b\"";
                    case UNICODE -> "u\"";
                    default -> "\"";
                });
        boolean opaque =
                file.grammar() == Grammar.JYTHON_2_7 && value.codePoints().anyMatch(codePoint -> codePoint >= 128);
        if (opaque) {
            out.append("~\"");
            return;
        }
        value.codePoints().forEach(codePoint -> {
            if (codePoint < 32 || codePoint >= 127 || codePoint == '"' || codePoint == '\\') {
                out.append("\\{").append(Integer.toHexString(codePoint)).append('}');
            } else {
                out.append((char) codePoint);
            }
        });
        out.append('"');
    }

    private void pattern(Pattern p) {
        open(p.getClass().getSimpleName());
        if (p instanceof MatchValue d) {
            field(d.value());
        } else if (p instanceof MatchSequence d) {
            list(d.patterns());
        } else if (p instanceof MatchMapping d) {
            list(d.keys());
            list(d.patterns());
            field(d.rest());
        } else if (p instanceof MatchClass d) {
            field(d.cls());
            list(d.patterns());
            list(d.keywordNames());
            list(d.keywordPatterns());
        } else if (p instanceof MatchStar d) {
            field(d.name());
        } else if (p instanceof MatchAs d) {
            field(d.pattern());
            field(d.name());
        } else if (p instanceof MatchOr d) {
            list(d.patterns());
        }
        close();
    }

    private void other(Node node) {
        if (node instanceof Alias d) {
            out.append(dotted(d.parts()));
            if (d.asname() != null) {
                out.append('=');
                node(d.asname());
            }
            return;
        }
        if (node instanceof Arguments d) {
            open("args");
            d.parameters().forEach(this::field);
        } else if (node instanceof Parameter d) {
            open(
                    switch (d.kind()) {
                        case POSITIONAL_ONLY -> "/";
                        case POSITIONAL_OR_KEYWORD -> ",";
                        case VARARG -> "*";
                        case KEYWORD_ONLY -> "k";
                        case KWARG -> "**";
                    });
            field(d.target());
            field(d.annotation());
            field(d.defaultValue());
        } else if (node instanceof Comprehension d) {
            open(d.async() ? "async-for" : "for");
            field(d.target());
            field(d.iter());
            list(d.ifs());
        } else if (node instanceof ExceptHandler d) {
            open("except");
            field(d.type());
            field(d.target());
            list(d.body());
        } else if (node instanceof Keyword d) {
            open("=");
            field(d.arg());
            field(d.value());
        } else if (node instanceof MatchCase d) {
            open("case");
            field(d.pattern());
            field(d.guard());
            list(d.body());
        } else if (node instanceof TypeParameter d) {
            open(d.kind().name());
            field(d.name());
            field(d.bound());
            field(d.defaultValue());
        } else if (node instanceof WithItem d) {
            open("item");
            field(d.context());
            field(d.target());
        }
        close();
    }

    private static String dotted(List<Name> parts) {
        StringBuilder name = new StringBuilder();
        for (Name part : parts) {
            name.append(name.isEmpty() ? "" : ".").append(part.id().isEmpty() ? "?" : part.id());
        }
        return name.toString();
    }
}
