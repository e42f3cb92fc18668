package naja.text;

/** The unit in which a client counts columns (LSP 3.17, {@code PositionEncodingKind}). */
public enum PositionEncoding {
    UTF8("utf-8"),
    UTF16("utf-16"),
    UTF32("utf-32");

    private final String lspName;

    PositionEncoding(String lspName) {
        this.lspName = lspName;
    }

    /** The name the protocol uses, such as {@code utf-16}. */
    public String lspName() {
        return lspName;
    }
}
