package naja.features.diagnostics;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.syntax.Expression;
import naja.syntax.Node;
import naja.syntax.NodeVisitor;
import naja.syntax.PythonFile;
import naja.syntax.Statement;
import naja.text.Span;

/**
 * The names that a text may use. Those in strings count, for they may be code, annotations, doctests or members of {@code
 * __all__}, and so do those in comments on types.
 */
final class UsedNames implements NodeVisitor {
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final PythonFile tree;
    private final Set<String> names = new HashSet<>();

    private UsedNames(PythonFile tree) {
        this.tree = tree;
    }

    /** The names that {@code tree} may use; its imports themselves use none. */
    static Set<String> of(PythonFile tree) {
        UsedNames used = new UsedNames(tree);
        used.visitAll(tree.body());
        for (int index = 0; index < tree.commentCount(); index++) {
            Span comment = tree.comment(index);
            String text = tree.text().substring(comment.start(), comment.end());
            if (text.contains("type:")) {
                used.addWords(text);
            }
        }
        return used.names;
    }

    @Override
    public void visit(Node node) {
        if (node instanceof Statement.Import || node instanceof Statement.ImportFrom) {
            return;
        }
        if (node instanceof Expression.Name name) {
            names.add(name.id());
        } else if (node instanceof Expression.Constant constant && constant.isString()) {
            addWords(tree.source(constant));
        }
        if (node instanceof Statement.Exec) {
            names.add("exec");
        }
        node.forEachChild(this);
    }

    private void addWords(String text) {
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            names.add(word.group());
            // A word may stand behind the letter of an escape, as in "\nos".
            names.add(word.group().substring(1));
        }
    }
}
