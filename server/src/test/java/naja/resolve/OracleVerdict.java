package naja.resolve;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a real Jython makes of the imports of one file.
 *
 * @param imports one for each clause of a plain import and one for each from-import; nothing if the file cannot be parsed
 * @param unparsable why it cannot
 */
record OracleVerdict(
        @Nullable List<Import> imports, @Nullable String unparsable) {

    /** Reads an answer of the driver script. */
    static OracleVerdict of(com.google.gson.JsonObject answer) {
        return new Gson().fromJson(answer, OracleVerdict.class);
    }

    /**
     * One import and what it gives.
     *
     * @param alone if the whole statement fails, what it gives with one name of its list at a time
     */
    record Import(
            int line,
            ImportRequest.Kind kind,
            int level,
            String name,
            List<String> fromList,
            Result result,
            @Nullable Map<String, Result> alone) {

        /** The statement as one would write it. */
        String text() {
            String written = ".".repeat(Math.max(0, level)) + name;
            return switch (kind) {
                case PLAIN -> "import " + written;
                case FROM -> "from " + written + " import " + String.join(", ", fromList);
                case STAR -> "from " + written + " import *";
            };
        }
    }

    /**
     * What came of a statement.
     *
     * @param outcome {@code ok}, {@code error} or {@code hung}
     * @param raisedIn the module whose body raised the error, if a body did
     * @param packageFailed what the body of the importing module's package raised; an empty package took its place
     * @param chain of a plain import what its name and then the attributes behind are
     */
    record Result(
            String outcome,
            @Nullable String error,
            @Nullable String message,
            @Nullable Thing raisedIn,
            @Nullable Map<String, Thing> names,
            @Nullable List<Thing> chain,
            @Nullable Result packageFailed) {

        @Override
        public String toString() {
            if (names != null) {
                return chain == null ? names.toString() : chain.toString();
            }
            return outcome
                    + (error == null ? "" : " " + error + ": " + message)
                    + (raisedIn == null ? "" : " raised in " + raisedIn);
        }
    }

    /** A module, package, class or value, by the name it calls itself. */
    record Thing(
            String kind,
            @Nullable String name,
            @Nullable String origin,
            @SerializedName("type") @Nullable String type) {

        @Override
        public String toString() {
            return (kind == null ? "module" : kind)
                    + (name == null ? "" : " " + name)
                    + (origin == null ? "" : " (" + origin + ")");
        }
    }
}
