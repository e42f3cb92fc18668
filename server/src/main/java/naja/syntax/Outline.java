package naja.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import naja.syntax.Expression.ListExpr;
import naja.syntax.Expression.Name;
import naja.syntax.Expression.Starred;
import naja.syntax.Expression.Tuple;
import naja.text.Span;

/** What a file defines, nested as it is written: classes, functions, and the variables of modules and classes. */
public record Outline(List<Symbol> symbols) {

    public Outline {
        symbols = List.copyOf(symbols);
    }

    /**
     * One definition.
     *
     * @param name the identifier
     * @param kind what it is
     * @param range the whole definition, decorators and body included
     * @param nameRange the identifier, within {@code range}
     * @param children what is defined inside, in order
     */
    public record Symbol(String name, Kind kind, Span range, Span nameRange, List<Symbol> children) {
        public Symbol {
            children = List.copyOf(children);
        }
    }

    /** What a definition is. */
    public enum Kind {
        CLASS,
        FUNCTION,
        /** A function of a class. */
        METHOD,
        /** A variable of a module. */
        VARIABLE,
        /** A variable of a class. */
        FIELD
    }

    /** The outline of a file. */
    public static Outline of(PythonFile file) {
        return new Outline(new Reader(Kind.VARIABLE, Kind.FUNCTION).read(file.body()));
    }

    /** Reads the definitions of one module, class or function body. */
    private static final class Reader {
        private final Kind variables;
        private final Kind functions;
        private final List<Symbol> symbols = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();

        Reader(Kind variables, Kind functions) {
            this.variables = variables;
            this.functions = functions;
        }

        List<Symbol> read(List<Statement> body) {
            for (Statement statement : body) {
                read(statement);
            }
            return symbols;
        }

        private void read(Statement statement) {
            if (statement instanceof Statement.FunctionDef function) {
                // The variables of a function are its own business.
                Reader inner = new Reader(Kind.FUNCTION, Kind.FUNCTION);
                add(functions, function, function.name(), inner.read(function.body()));
            } else if (statement instanceof Statement.ClassDef type) {
                Reader inner = new Reader(Kind.FIELD, Kind.METHOD);
                add(Kind.CLASS, type, type.name(), inner.read(type.body()));
            } else if (statement instanceof Statement.Assign assign) {
                for (Expression target : assign.targets()) {
                    target(target, assign);
                }
            } else if (statement instanceof Statement.AnnAssign assign) {
                target(assign.target(), assign);
            } else if (statement instanceof Statement.TypeAlias alias) {
                target(alias.name(), alias);
            } else {
                statement.forEachChild(this::inside);
            }
        }

        /** Definitions in the blocks of a compound statement belong to the body around it. */
        private void inside(Node node) {
            if (node instanceof Statement statement) {
                read(statement);
            } else if (node instanceof ExceptHandler || node instanceof MatchCase) {
                node.forEachChild(this::inside);
            }
        }

        private void target(Expression target, Statement statement) {
            if (target instanceof Name name) {
                if (variables != Kind.FUNCTION && seen.add(name.id())) {
                    add(variables, statement, name, List.of());
                }
            } else if (target instanceof Starred starred) {
                target(starred.value(), statement);
            } else if (target instanceof Tuple tuple) {
                tuple.elts().forEach(element -> target(element, statement));
            } else if (target instanceof ListExpr list) {
                list.elts().forEach(element -> target(element, statement));
            }
        }

        private void add(Kind kind, Statement statement, Name name, List<Symbol> children) {
            if (!name.id().isEmpty()) {
                symbols.add(new Symbol(
                        name.id(),
                        kind,
                        new Span(statement.start(), statement.end()),
                        new Span(name.start(), name.end()),
                        children));
            }
        }
    }
}
