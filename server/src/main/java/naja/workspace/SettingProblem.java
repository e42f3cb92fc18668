package naja.workspace;

/**
 * Something wrong with the settings or with what they name; the rest of the settings is used.
 *
 * @param place where it stands, for people: {@code naja.json: naja.classpath[2]}
 * @param message what is wrong, and what is done instead
 */
public record SettingProblem(String place, String message) {

    /** Place and message in one line. */
    public String text() {
        return place + ": " + message;
    }
}
