package naja.syntax;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import naja.syntax.ImportStatement.Clause;
import naja.syntax.ImportStatement.From;
import naja.syntax.ImportStatement.FromName;
import naja.syntax.ImportStatement.Guard;
import naja.syntax.ImportStatement.Placement;
import naja.syntax.ImportStatement.Plain;
import naja.text.Span;
import org.jspecify.annotations.Nullable;

/** Packs import statements: every place is written as its distance from the one before. */
final class ImportPacking {
    private static final int PLAIN = 1;
    private static final int MODULE_LEVEL = 2;
    private static final int HAS_MODULE = 4;
    private static final int HAS_STAR = 8;
    private static final int FIRST_GUARD = 16;

    private ImportPacking() {}

    static void write(PackWriter writer, List<ImportStatement> imports) {
        writer.number(imports.size());
        Places places = new Places();
        for (ImportStatement statement : imports) {
            writer.number(flags(statement));
            places.write(writer, statement.span().start());
            writer.number(statement.span().length());
            if (statement instanceof Plain plain) {
                writer.number(plain.clauses().size());
                for (Clause clause : plain.clauses()) {
                    writeName(writer, places, clause.name());
                    writeOptional(writer, places, clause.alias());
                }
            } else if (statement instanceof From from) {
                write(writer, places, from);
            }
        }
    }

    private static void write(PackWriter writer, Places places, From from) {
        writer.number(from.level());
        places.write(writer, from.dots().start());
        writer.number(from.dots().length());
        if (from.module().isPresent()) {
            writeName(writer, places, from.module().get());
        }
        if (from.star().isPresent()) {
            places.write(writer, from.star().get().start());
        }
        writer.number(from.names().size());
        for (FromName name : from.names()) {
            writePart(writer, places, name.name());
            writeOptional(writer, places, name.alias());
        }
    }

    private static int flags(ImportStatement statement) {
        int flags = statement.placement().moduleLevel() ? MODULE_LEVEL : 0;
        for (Guard guard : statement.placement().guards()) {
            flags |= bit(guard);
        }
        if (statement instanceof From from) {
            flags |= from.module().isPresent() ? HAS_MODULE : 0;
            flags |= from.star().isPresent() ? HAS_STAR : 0;
        } else {
            flags |= PLAIN;
        }
        return flags;
    }

    private static int bit(Guard guard) {
        return switch (guard) {
            case TRY_IMPORT_ERROR -> FIRST_GUARD;
            case EXCEPT_IMPORT_ERROR -> FIRST_GUARD << 1;
            case NEVER_RUN -> FIRST_GUARD << 2;
            case CONDITIONAL -> FIRST_GUARD << 3;
        };
    }

    private static void writeName(PackWriter writer, Places places, DottedName name) {
        writer.number(name.parts().size());
        for (NamePart part : name.parts()) {
            writePart(writer, places, part);
        }
    }

    private static void writePart(PackWriter writer, Places places, NamePart part) {
        writer.text(part.text());
        places.write(writer, part.span().start());
        places.write(writer, part.span().end() - part.text().length());
        places.at = part.span().end();
    }

    private static void writeOptional(PackWriter writer, Places places, Optional<NamePart> part) {
        writer.number(part.isPresent() ? 1 : 0);
        if (part.isPresent()) {
            writePart(writer, places, part.get());
        }
    }

    /** The first {@code limit} statements. */
    static List<ImportStatement> read(PackReader reader, int limit) {
        int count = Math.min(limit, reader.number());
        List<ImportStatement> imports = new ArrayList<>(count);
        Places places = new Places();
        for (int i = 0; i < count; i++) {
            int flags = reader.number();
            int start = places.read(reader);
            Span span = new Span(start, start + reader.number());
            Placement placement = placement(flags);
            imports.add(
                    (flags & PLAIN) != 0
                            ? new Plain(span, placement, clauses(reader, places))
                            : from(reader, places, span, placement, flags));
        }
        return List.copyOf(imports);
    }

    private static Placement placement(int flags) {
        if (flags < FIRST_GUARD && (flags & MODULE_LEVEL) != 0) {
            return Placement.MODULE;
        }
        Set<Guard> guards = EnumSet.noneOf(Guard.class);
        for (Guard guard : Guard.values()) {
            if ((flags & bit(guard)) != 0) {
                guards.add(guard);
            }
        }
        return new Placement((flags & MODULE_LEVEL) != 0, guards);
    }

    private static List<Clause> clauses(PackReader reader, Places places) {
        int count = reader.number();
        List<Clause> clauses = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            DottedName name = name(reader, places);
            clauses.add(new Clause(name, optional(reader, places)));
        }
        return clauses;
    }

    private static From from(PackReader reader, Places places, Span span, Placement placement, int flags) {
        int level = reader.number();
        int dots = places.read(reader);
        Span dotSpan = new Span(dots, dots + reader.number());
        DottedName module = (flags & HAS_MODULE) != 0 ? name(reader, places) : null;
        @Nullable Span star = null;
        if ((flags & HAS_STAR) != 0) {
            int at = places.read(reader);
            star = new Span(at, at + 1);
        }
        int count = reader.number();
        List<FromName> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            NamePart name = part(reader, places);
            names.add(new FromName(name, optional(reader, places)));
        }
        return new From(span, placement, level, dotSpan, Optional.ofNullable(module), names, Optional.ofNullable(star));
    }

    private static DottedName name(PackReader reader, Places places) {
        int count = reader.number();
        List<NamePart> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            parts.add(part(reader, places));
        }
        return new DottedName(parts);
    }

    private static NamePart part(PackReader reader, Places places) {
        String text = reader.text();
        int start = places.read(reader);
        int end = places.read(reader) + text.length();
        places.at = end;
        return new NamePart(text, new Span(start, end));
    }

    private static Optional<NamePart> optional(PackReader reader, Places places) {
        return reader.number() == 0 ? Optional.empty() : Optional.of(part(reader, places));
    }

    /** The last place written or read. */
    private static final class Places {
        int at;

        void write(PackWriter writer, int place) {
            writer.number(place - at);
            at = place;
        }

        int read(PackReader reader) {
            at += reader.number();
            return at;
        }
    }
}
