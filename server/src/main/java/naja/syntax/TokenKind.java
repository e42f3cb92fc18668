package naja.syntax;

/** The kinds of tokens, small numbers so that a file's tokens fit in arrays. */
final class TokenKind {
    static final int EOF = 0;
    static final int NEWLINE = 1;
    static final int INDENT = 2;
    static final int DEDENT = 3;
    static final int NAME = 4;
    static final int NUMBER = 5;
    static final int STRING = 6;
    /** From the prefix of an f-string to its first quote. */
    static final int FSTRING_START = 7;
    /** The closing quote of an f-string. */
    static final int FSTRING_END = 8;
    /** The colon before a format specification. */
    static final int SPEC = 9;
    /** The {@code !} before a conversion. */
    static final int CONVERSION = 10;
    /** A character that starts no token; its problem is already reported. */
    static final int ERROR = 11;

    static final int LPAR = 12;
    static final int RPAR = 13;
    static final int LSQB = 14;
    static final int RSQB = 15;
    static final int LBRACE = 16;
    static final int RBRACE = 17;
    static final int COLON = 18;
    static final int COMMA = 19;
    static final int SEMI = 20;
    static final int DOT = 21;
    static final int AT = 22;
    static final int ASSIGN = 23;
    static final int COLON_EQUAL = 24;
    static final int ARROW = 25;
    static final int BACKQUOTE = 26;
    static final int TILDE = 27;

    static final int PLUS = 28;
    static final int MINUS = 29;
    static final int STAR = 30;
    static final int SLASH = 31;
    static final int PERCENT = 32;
    static final int VBAR = 33;
    static final int AMPER = 34;
    static final int CIRCUMFLEX = 35;
    static final int LEFT_SHIFT = 36;
    static final int RIGHT_SHIFT = 37;
    static final int DOUBLE_STAR = 38;
    static final int DOUBLE_SLASH = 39;

    static final int LESS = 40;
    static final int GREATER = 41;
    static final int EQUAL = 42;
    static final int NOT_EQUAL = 43;
    static final int LESS_EQUAL = 44;
    static final int GREATER_EQUAL = 45;

    /** The augmented assignments, from {@code +=} to {@code //=} in the order of their operators, and {@code @=}. */
    static final int FIRST_AUGMENTED = 46;

    static final int AT_EQUAL = 58;
    static final int LAST_AUGMENTED = 58;

    static final int FIRST_KEYWORD = 64;
    static final int AND = 64;
    static final int AS = 65;
    static final int ASSERT = 66;
    static final int ASYNC = 67;
    static final int AWAIT = 68;
    static final int BREAK = 69;
    static final int CLASS = 70;
    static final int CONTINUE = 71;
    static final int DEF = 72;
    static final int DEL = 73;
    static final int ELIF = 74;
    static final int ELSE = 75;
    static final int EXCEPT = 76;
    static final int EXEC = 77;
    static final int FALSE = 78;
    static final int FINALLY = 79;
    static final int FOR = 80;
    static final int FROM = 81;
    static final int GLOBAL = 82;
    static final int IF = 83;
    static final int IMPORT = 84;
    static final int IN = 85;
    static final int IS = 86;
    static final int LAMBDA = 87;
    static final int NONE = 88;
    static final int NONLOCAL = 89;
    static final int NOT = 90;
    static final int OR = 91;
    static final int PASS = 92;
    static final int PRINT = 93;
    static final int RAISE = 94;
    static final int RETURN = 95;
    static final int TRUE = 96;
    static final int TRY = 97;
    static final int WHILE = 98;
    static final int WITH = 99;
    static final int YIELD = 100;
    static final int COUNT = 101;

    private TokenKind() {}
}
