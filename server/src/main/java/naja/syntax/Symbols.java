package naja.syntax;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The names of one file, each kept once. Keywords are its first entries, so that looking a word up also tells whether
 * it is a keyword.
 */
final class Symbols {
    /** Words that are keywords only in certain places; the same numbers in both grammars. */
    static final int MATCH = 0;

    static final int CASE = 1;
    static final int TYPE = 2;
    static final int WILDCARD = 3;
    private static final String[] SOFT = {"match", "case", "type", "_"};

    private static final String[] KEYWORDS = {
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "exec", "False", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "None", "nonlocal",
        "not", "or", "pass", "print", "raise", "return", "True", "try", "while", "with", "yield"
    };

    private static final Symbols JYTHON = seeded(Grammar.JYTHON_2_7);
    private static final Symbols PYTHON = seeded(Grammar.PYTHON_3);

    private int[] slots;
    private int[] hashes;
    private String[] texts;
    private int count;
    private final byte[] seedKinds;

    private Symbols(int[] slots, int[] hashes, String[] texts, int count, byte[] seedKinds) {
        this.slots = slots;
        this.hashes = hashes;
        this.texts = texts;
        this.count = count;
        this.seedKinds = seedKinds;
    }

    /** The table of a new file: the keywords of {@code grammar}. */
    static Symbols of(Grammar grammar) {
        Symbols seed = grammar == Grammar.JYTHON_2_7 ? JYTHON : PYTHON;
        return new Symbols(seed.slots.clone(), seed.hashes.clone(), seed.texts.clone(), seed.count, seed.seedKinds);
    }

    private static Symbols seeded(Grammar grammar) {
        byte[] kinds = new byte[SOFT.length + KEYWORDS.length];
        Symbols symbols = new Symbols(new int[256], new int[128], new String[128], 0, kinds);
        for (String word : SOFT) {
            kinds[symbols.add(word)] = TokenKind.NAME;
        }
        for (int i = 0; i < KEYWORDS.length; i++) {
            int kind = TokenKind.FIRST_KEYWORD + i;
            if (isKeyword(kind, grammar)) {
                kinds[symbols.add(KEYWORDS[i])] = (byte) kind;
            }
        }
        return symbols;
    }

    private static boolean isKeyword(int kind, Grammar grammar) {
        return switch (kind) {
            case TokenKind.EXEC, TokenKind.PRINT -> grammar == Grammar.JYTHON_2_7;
            case TokenKind.ASYNC,
                    TokenKind.AWAIT,
                    TokenKind.FALSE,
                    TokenKind.NONE,
                    TokenKind.NONLOCAL,
                    TokenKind.TRUE -> grammar == Grammar.PYTHON_3;
            default -> true;
        };
    }

    private int add(String word) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = hash * 31 + word.charAt(i);
        }
        return intern(word.toCharArray(), 0, word.length(), hash);
    }

    /** The number of the word in {@code text} between the offsets; {@code hash} is computed as {@code String}'s. */
    int intern(char[] text, int start, int end, int hash) {
        int mask = slots.length - 1;
        int slot = (hash ^ (hash >>> 15)) & mask;
        for (; ; ) {
            int entry = slots[slot];
            if (entry == 0) {
                return insert(text, start, end, hash, slot);
            }
            if (hashes[entry - 1] == hash && same(texts[entry - 1], text, start, end)) {
                return entry - 1;
            }
            slot = (slot + 1) & mask;
        }
    }

    /** The word of a number. */
    String text(int symbol) {
        return texts[symbol];
    }

    /** {@link TokenKind#NAME} or a keyword's kind. */
    int kind(int symbol) {
        return symbol < seedKinds.length && seedKinds[symbol] != 0 ? seedKinds[symbol] : TokenKind.NAME;
    }

    private static boolean same(String word, char[] text, int start, int end) {
        if (word.length() != end - start) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != text[start + i]) {
                return false;
            }
        }
        return true;
    }

    private int insert(char[] text, int start, int end, int hash, int slot) {
        String word = new String(text, start, end - start);
        if (count == texts.length) {
            texts = Arrays.copyOf(texts, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        texts[count] = word;
        hashes[count] = hash;
        slots[slot] = ++count;
        if (count * 2 > slots.length) {
            grow();
        }
        return count - 1;
    }

    /** The number of a word with letters outside ASCII, in the normal form the compiler uses (PEP 3131). */
    int internNormalized(char[] text, int start, int end) {
        char[] normal = Normalizer.normalize(new String(text, start, end - start), Normalizer.Form.NFKC)
                .toCharArray();
        int hash = 0;
        for (char character : normal) {
            hash = hash * 31 + character;
        }
        return intern(normal, 0, normal.length, hash);
    }

    private void grow() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int i = 0; i < count; i++) {
            int slot = (hashes[i] ^ (hashes[i] >>> 15)) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = i + 1;
        }
    }
}
