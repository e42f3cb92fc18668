package naja.syntax;

/** An operator, named as in CPython's {@code ast} module. */
public enum Operator {
    Or("or"),
    And("and"),
    Add("+"),
    Sub("-"),
    Mult("*"),
    MatMult("@"),
    Div("/"),
    Mod("%"),
    Pow("**"),
    LShift("<<"),
    RShift(">>"),
    BitOr("|"),
    BitXor("^"),
    BitAnd("&"),
    FloorDiv("//"),
    Invert("~"),
    Not("not"),
    UAdd("+"),
    USub("-"),
    Eq("=="),
    NotEq("!="),
    Lt("<"),
    LtE("<="),
    Gt(">"),
    GtE(">="),
    Is("is"),
    IsNot("is not"),
    In("in"),
    NotIn("not in");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** The operator as written. */
    public String symbol() {
        return symbol;
    }
}
