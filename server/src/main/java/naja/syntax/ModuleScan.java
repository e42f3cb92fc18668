package naja.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import naja.syntax.Binding.Kind;
import naja.syntax.Expression.Constant;
import naja.syntax.Expression.Name;
import naja.syntax.ImportStatement.Guard;
import naja.syntax.ImportStatement.Placement;
import naja.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * One walk over a tree that collects what {@link ParsedModule} keeps. It is long because a second walk would cost the parser's
 * time again for each file of a workspace.
 */
final class ModuleScan {
    private static final int MAX_DOCSTRING = 300;

    private final PythonFile file;
    private final boolean python3;
    private final Map<String, Binding> bindings = new HashMap<>();
    /** Names that only functions bind, through {@code global}. */
    private final Map<String, Binding> globalBindings = new HashMap<>();

    private final List<ImportStatement> imports = new ArrayList<>();
    private final Map<String, String> registered = new HashMap<>();
    private final ExportsScan exports;
    private boolean absoluteImports;
    private boolean moduleGetattr;
    private boolean hasMainBlock;

    /** Where the walk is. */
    private boolean moduleLevel = true;

    private boolean conditional;
    private final EnumSet<Guard> guards = EnumSet.noneOf(Guard.class);
    private Placement placement = Placement.MODULE;
    /** The names that the function around the statement declares global. */
    private Set<String> globals = Set.of();

    private ModuleScan(PythonFile file) {
        this.file = file;
        this.python3 = file.grammar() == Grammar.PYTHON_3;
        this.absoluteImports = python3;
        this.exports = new ExportsScan(file);
    }

    static ModuleScan of(PythonFile file) {
        ModuleScan scan = new ModuleScan(file);
        scan.statements(file.body());
        return scan;
    }

    // ---------------------------------------------------------------- results

    List<Binding> bindings() {
        for (Map.Entry<String, Binding> entry : globalBindings.entrySet()) {
            bindings.putIfAbsent(entry.getKey(), entry.getValue());
        }
        List<Binding> inOrder = new ArrayList<>(bindings.values());
        inOrder.sort(Comparator.comparingInt((Binding binding) -> binding.span().start()));
        return inOrder;
    }

    List<ImportStatement> imports() {
        return imports;
    }

    /** The modules that the body enters in {@code sys.modules} by literal name, and the name bound to each. */
    Map<String, String> registered() {
        return registered;
    }

    ExportedNames exports() {
        return exports.result();
    }

    boolean absoluteImports() {
        return absoluteImports;
    }

    boolean hasMainBlock() {
        return hasMainBlock;
    }

    boolean dynamicNamespace() {
        return moduleGetattr || DynamicScan.isDynamic(file);
    }

    /** The docstring up to its first empty line. */
    Optional<String> docstring() {
        Optional<Constant> literal = file.docstring();
        if (literal.isEmpty()) {
            return Optional.empty();
        }
        String value = file.stringValue(literal.get()).strip();
        int paragraph = value.indexOf("\n\n");
        if (paragraph > 0) {
            value = value.substring(0, paragraph);
        }
        return Optional.of(value.length() <= MAX_DOCSTRING ? value : value.substring(0, MAX_DOCSTRING));
    }

    // ---------------------------------------------------------------- statements

    private void statements(List<Statement> body) {
        for (int i = 0; i < body.size(); i++) {
            statement(body.get(i));
        }
    }

    /** {@code sys.modules['os.path'] = path}. */
    private void registration(Statement.Assign assign) {
        if (assign.targets().get(0) instanceof Expression.Subscript subscript
                && subscript.value() instanceof Expression.Attribute attribute
                && attribute.attr().equals("modules")
                && subscript.slice() instanceof Expression.Constant key
                && key.isString()
                && assign.value() instanceof Expression.Name name) {
            registered.put(file.stringValue(key), name.id());
        }
    }

    private void statement(Statement s) {
        if (s instanceof Statement.Expr d) {
            expression(d.value());
            if (moduleLevel) {
                exports.call(d.value());
            }
        } else if (s instanceof Statement.Assign d) {
            expression(d.value());
            for (Expression target : d.targets()) {
                target(target, Kind.VARIABLE);
            }
            if (moduleLevel) {
                exports.assign(d.targets(), d.value(), conditional);
                registration(d);
            }
        } else if (s instanceof Statement.FunctionDef d) {
            function(d);
        } else if (s instanceof Statement.ClassDef d) {
            classDef(d);
        } else if (s instanceof Statement.If d) {
            ifStatement(d);
        } else if (s instanceof Statement.Import d) {
            plainImport(d);
        } else if (s instanceof Statement.ImportFrom d) {
            fromImport(d);
        } else if (s instanceof Statement.Try d) {
            tryStatement(d);
        } else if (s instanceof Statement.For d) {
            expression(d.iter());
            target(d.target(), Kind.VARIABLE);
            guarded(Guard.CONDITIONAL, d.body());
            guarded(Guard.CONDITIONAL, d.orelse());
        } else if (s instanceof Statement.While d) {
            expression(d.test());
            guarded(truth(d.test()) < 0 ? Guard.NEVER_RUN : Guard.CONDITIONAL, d.body());
            guarded(Guard.CONDITIONAL, d.orelse());
        } else if (s instanceof Statement.With d) {
            with(d);
        } else if (s instanceof Statement.AugAssign d) {
            expression(d.value());
            target(d.target(), Kind.VARIABLE);
            if (moduleLevel) {
                exports.augmented(d.target(), d.value());
            }
        } else if (s instanceof Statement.AnnAssign d) {
            annotated(d);
        } else if (s instanceof Statement.TypeAlias d) {
            bind(d.name(), Kind.VARIABLE, -1);
        } else if (s instanceof Statement.Delete d) {
            for (Expression target : d.targets()) {
                delete(target);
            }
        } else if (s instanceof Statement.Match d) {
            match(d);
        } else {
            // What is left holds no statements, only expressions.
            s.forEachChild(this::child);
        }
    }

    private void child(Node node) {
        if (node instanceof Expression expression) {
            expression(expression);
        }
    }

    private void annotated(Statement.AnnAssign assign) {
        if (assign.value() != null) {
            expression(assign.value());
            target(assign.target(), Kind.VARIABLE);
            if (moduleLevel) {
                exports.assign(List.of(assign.target()), assign.value(), conditional);
            }
        }
    }

    private void function(Statement.FunctionDef function) {
        bind(function.name(), Kind.FUNCTION, -1);
        if (moduleLevel && python3 && function.name().id().equals("__getattr__")) {
            moduleGetattr = true;
        }
        boolean outerLevel = moduleLevel;
        Set<String> outerGlobals = globals;
        boolean inTry = guards.contains(Guard.TRY_IMPORT_ERROR);
        boolean inExcept = guards.contains(Guard.EXCEPT_IMPORT_ERROR);
        // A try around a definition guards the definition, not what the function does later.
        guards.remove(Guard.TRY_IMPORT_ERROR);
        guards.remove(Guard.EXCEPT_IMPORT_ERROR);
        moduleLevel = false;
        globals = GlobalNames.of(function.body());
        placed();
        statements(function.body());
        moduleLevel = outerLevel;
        globals = outerGlobals;
        restore(Guard.TRY_IMPORT_ERROR, inTry);
        restore(Guard.EXCEPT_IMPORT_ERROR, inExcept);
        placed();
    }

    private void restore(Guard guard, boolean present) {
        if (present) {
            guards.add(guard);
        }
    }

    private void classDef(Statement.ClassDef type) {
        bind(type.name(), Kind.CLASS, -1);
        boolean outerLevel = moduleLevel;
        Set<String> outerGlobals = globals;
        moduleLevel = false;
        globals = GlobalNames.of(type.body());
        placed();
        statements(type.body());
        moduleLevel = outerLevel;
        globals = outerGlobals;
        placed();
    }

    private void with(Statement.With with) {
        boolean suppresses = false;
        for (WithItem item : with.items()) {
            expression(item.context());
            if (item.target() != null) {
                target(item.target(), Kind.VARIABLE);
            }
            suppresses |= ImportErrors.suppressedBy(item.context());
        }
        if (suppresses) {
            guarded(Guard.TRY_IMPORT_ERROR, with.body());
        } else {
            statements(with.body());
        }
    }

    private void match(Statement.Match match) {
        expression(match.subject());
        for (MatchCase matchCase : match.cases()) {
            captures(matchCase.pattern());
            if (matchCase.guard() != null) {
                expression(matchCase.guard());
            }
            guarded(Guard.CONDITIONAL, matchCase.body());
        }
    }

    private void captures(Node node) {
        if (node instanceof Pattern.MatchAs as && as.name() != null) {
            bind(as.name(), Kind.VARIABLE, -1);
        } else if (node instanceof Pattern.MatchStar star && star.name() != null) {
            bind(star.name(), Kind.VARIABLE, -1);
        } else if (node instanceof Pattern.MatchMapping mapping && mapping.rest() != null) {
            bind(mapping.rest(), Kind.VARIABLE, -1);
        }
        if (node instanceof Pattern) {
            node.forEachChild(this::captures);
        }
    }

    // ---------------------------------------------------------------- conditions

    private void ifStatement(Statement.If first) {
        expression(first.test());
        hasMainBlock |= moduleLevel && isMainTest(first.test());
        int truth = truth(first.test());
        branch(truth < 0 ? Guard.NEVER_RUN : truth > 0 ? null : Guard.CONDITIONAL, first.body());
        branch(truth > 0 ? Guard.NEVER_RUN : truth < 0 ? null : Guard.CONDITIONAL, first.orelse());
    }

    /** {@code __name__ == '__main__'}, either side first; Jython code also asks {@code __name__ in ('__main__', 'main')}. */
    private boolean isMainTest(Expression test) {
        if (!(test instanceof Expression.Compare compare) || compare.ops().size() != 1) {
            return test instanceof Expression.BoolOp both
                    && both.values().stream().anyMatch(this::isMainTest);
        }
        Expression right = compare.comparators().get(0);
        return switch (compare.ops().get(0)) {
            case Eq -> (isName(compare.left()) && isMain(right)) || (isMain(compare.left()) && isName(right));
            case In ->
                isName(compare.left())
                        && right instanceof Expression.Tuple names
                        && names.elts().stream().anyMatch(this::isMain);
            default -> false;
        };
    }

    private static boolean isName(Expression expression) {
        return expression instanceof Name name && name.id().equals("__name__");
    }

    private boolean isMain(Expression expression) {
        return expression instanceof Constant constant
                && constant.isString()
                && file.stringValue(constant).equals("__main__");
    }

    private void branch(@Nullable Guard guard, List<Statement> body) {
        if (guard == null) {
            statements(body);
        } else {
            guarded(guard, body);
        }
    }

    /** 1 for a test that always holds, -1 for one that never does, 0 for any other. */
    private int truth(Expression test) {
        if (test instanceof Expression.UnaryOp not && not.op() == Operator.Not) {
            return -truth(not.operand());
        }
        if (test instanceof Constant constant) {
            return switch (constant.kind()) {
                case TRUE -> 1;
                case FALSE, NONE -> -1;
                case INT -> zero(constant) ? -1 : 1;
                default -> 0;
            };
        }
        String name = lastName(test);
        if (name.equals("TYPE_CHECKING") || (!python3 && test instanceof Name && name.equals("False"))) {
            return -1;
        }
        return !python3 && test instanceof Name && name.equals("True") ? 1 : new VersionTests(file).truth(test);
    }

    private boolean zero(Constant constant) {
        for (int i = constant.start(); i < constant.end(); i++) {
            if (file.text().charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    static String lastName(Expression expression) {
        if (expression instanceof Name name) {
            return name.id();
        }
        return expression instanceof Expression.Attribute attribute ? attribute.attr() : "";
    }

    private void tryStatement(Statement.Try statement) {
        boolean catches = ImportErrors.caughtBy(statement);
        if (catches) {
            guarded(Guard.TRY_IMPORT_ERROR, statement.body());
        } else {
            statements(statement.body());
        }
        for (ExceptHandler handler : statement.handlers()) {
            if (handler.target() != null && !python3) {
                target(handler.target(), Kind.VARIABLE);
            }
            guarded(catches ? Guard.EXCEPT_IMPORT_ERROR : Guard.CONDITIONAL, handler.body());
        }
        if (catches) {
            guarded(Guard.EXCEPT_IMPORT_ERROR, statement.orelse());
        } else {
            statements(statement.orelse());
        }
        statements(statement.finalbody());
    }

    private void guarded(Guard guard, List<Statement> body) {
        if (body.isEmpty()) {
            return;
        }
        boolean outerConditional = conditional;
        boolean added = guards.add(guard);
        conditional = true;
        placed();
        statements(body);
        conditional = outerConditional;
        if (added) {
            guards.remove(guard);
        }
        placed();
    }

    private void placed() {
        placement = moduleLevel && guards.isEmpty() ? Placement.MODULE : new Placement(moduleLevel, guards);
    }

    // ---------------------------------------------------------------- imports

    private void plainImport(Statement.Import statement) {
        List<ImportStatement.Clause> clauses = new ArrayList<>(statement.names().size());
        for (Alias alias : statement.names()) {
            clauses.add(new ImportStatement.Clause(dotted(alias.parts()), optional(alias.asname())));
            bind(alias.bound(), Kind.IMPORT, imports.size());
        }
        imports.add(new ImportStatement.Plain(span(statement), placement, clauses));
    }

    private void fromImport(Statement.ImportFrom statement) {
        List<ImportStatement.FromName> names = new ArrayList<>(statement.names().size());
        for (Alias alias : statement.names()) {
            names.add(new ImportStatement.FromName(part(alias.parts().get(0)), optional(alias.asname())));
            bind(alias.bound(), Kind.IMPORT, imports.size());
        }
        int star = statement.star();
        imports.add(new ImportStatement.From(
                span(statement),
                placement,
                statement.level(),
                new Span(statement.dotsStart(), statement.dotsEnd()),
                statement.module().isEmpty() ? Optional.empty() : Optional.of(dotted(statement.module())),
                names,
                star < 0 ? Optional.empty() : Optional.of(new Span(star, star + 1))));
        if (statement.level() == 0
                && statement.module().size() == 1
                && statement.module().get(0).id().equals("__future__")) {
            for (ImportStatement.FromName name : names) {
                absoluteImports |= name.name().text().equals("absolute_import");
            }
        }
        exports.imported(statement);
    }

    private static DottedName dotted(List<Name> parts) {
        List<NamePart> names = new ArrayList<>(parts.size());
        for (Name part : parts) {
            names.add(part(part));
        }
        return new DottedName(names);
    }

    private static Optional<NamePart> optional(@Nullable Name name) {
        return name == null ? Optional.empty() : Optional.of(part(name));
    }

    private static NamePart part(Name name) {
        return new NamePart(name.id(), span(name));
    }

    private static Span span(Node node) {
        return new Span(node.start(), node.end());
    }

    // ---------------------------------------------------------------- names

    private void target(Expression target, Kind kind) {
        if (target instanceof Name name) {
            bind(name, kind, -1);
        } else if (target instanceof Expression.Starred starred) {
            target(starred.value(), kind);
        } else if (target instanceof Expression.Tuple tuple) {
            for (Expression element : tuple.elts()) {
                target(element, kind);
            }
        } else if (target instanceof Expression.ListExpr list) {
            for (Expression element : list.elts()) {
                target(element, kind);
            }
        }
    }

    private void bind(Name name, Kind kind, int statement) {
        if (name.id().isEmpty()) {
            return;
        }
        if (moduleLevel) {
            bindings.put(name.id(), new Binding(name.id(), kind, span(name), statement));
        } else if (globals.contains(name.id())) {
            globalBindings.put(name.id(), new Binding(name.id(), kind, span(name), statement));
        }
    }

    private void delete(Expression target) {
        if (target instanceof Name name && moduleLevel && !conditional) {
            bindings.remove(name.id());
        } else if (target instanceof Expression.Tuple tuple) {
            tuple.elts().forEach(this::delete);
        } else if (target instanceof Expression.ListExpr list) {
            list.elts().forEach(this::delete);
        }
    }

    /** Finds what an expression binds: {@code :=} in Python 3, the variables of list comprehensions in Python 2. */
    private void expression(Expression expression) {
        if (moduleLevel || !globals.isEmpty()) {
            binders(expression);
        }
    }

    private void binders(Node node) {
        if (node instanceof Name || node instanceof Constant || node instanceof Expression.Lambda) {
            return;
        }
        if (node instanceof Expression.NamedExpr named) {
            target(named.target(), Kind.VARIABLE);
        } else if (!python3) {
            if (node instanceof Expression.ListComp comprehension) {
                for (Comprehension generator : comprehension.generators()) {
                    target(generator.target(), Kind.VARIABLE);
                }
            } else if (node instanceof Expression.GeneratorExp
                    || node instanceof Expression.SetComp
                    || node instanceof Expression.DictComp) {
                return;
            }
        }
        node.forEachChild(this::binders);
    }

    /** The names that the statements of one function or class declare global. */
    private static final class GlobalNames {
        private final Set<String> names = new HashSet<>();

        static Set<String> of(List<Statement> body) {
            GlobalNames found = new GlobalNames();
            body.forEach(found::add);
            return found.names.isEmpty() ? Set.of() : found.names;
        }

        private void add(Node node) {
            if (node instanceof Statement.Global global) {
                for (Name name : global.names()) {
                    names.add(name.id());
                }
            } else if (node instanceof Statement.FunctionDef
                    || node instanceof Statement.ClassDef
                    || node instanceof Expression) {
                return;
            } else {
                node.forEachChild(this::add);
            }
        }
    }
}
