package naja.workspace;

/**
 * Something wrong with the settings or with what they name; the rest of the settings is used.
 *
 * @param place where it stands, for people: {@code naja.json: naja.classpath[2]}
 * @param message what is wrong, and what is done instead
 * @param isUnread whether a file of settings was not read at all, so that nothing in it counts
 */
public record SettingProblem(String place, String message, boolean isUnread) {

    /** A problem of one setting. */
    public SettingProblem(String place, String message) {
        this(place, message, false);
    }

    /** A file of settings that cannot be read, and why. */
    static SettingProblem unread(String file, String why) {
        return new SettingProblem(file, "not read: " + why, true);
    }

    /** Place and message in one line. */
    public String text() {
        return place + ": " + message;
    }
}
