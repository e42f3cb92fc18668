package naja.features.definition;

import naja.javaindex.ClassRef;
import naja.text.Span;
import naja.vfs.VPath;

/** A place a definition leads to. */
public sealed interface NavigationTarget {

    /**
     * A place in a file.
     *
     * @param full the whole of what is there
     * @param selection the part to put the cursor on
     */
    record InFile(VPath file, Span full, Span selection) implements NavigationTarget {}

    /**
     * A place in the generated text that shows the signatures of a Java class without sources.
     *
     * @param top the outermost class, which the text is of
     * @param text the whole text
     * @param selection the name of the class or member that is meant
     */
    record InSignatures(ClassRef top, String text, Span selection) implements NavigationTarget {}

    /**
     * The start of a generated text that lists what a Java package without a description of its own holds.
     *
     * @param packageName with dots
     * @param text the whole text
     */
    record InListing(String packageName, String text) implements NavigationTarget {}
}
