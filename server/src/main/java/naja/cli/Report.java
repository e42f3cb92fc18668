package naja.cli;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import naja.cli.CheckCommand.Format;
import naja.lsp.Json;
import naja.lsp.LspServer;
import naja.vfs.FileNames;
import naja.vfs.VPath;
import naja.workspace.DiagnosticCode;
import naja.workspace.Severity;

/**
 * The findings of {@code naja check} as a text.
 *
 * @param files number of files that were looked at
 * @param unread files and directories that could not be
 */
record Report(List<Finding> findings, int files, List<VPath> unread) {

    Report {
        findings = List.copyOf(findings);
        unread = List.copyOf(unread);
    }

    /** The text in one of the formats, with a line end. */
    String text(Format format) {
        return switch (format) {
            case text -> plain();
            case json -> Json.write(json()) + "\n";
            case sarif -> Json.write(sarif()) + "\n";
            case github -> github();
        };
    }

    private String plain() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            if (finding.problem().severity() != Severity.HINT) {
                text.append(finding.path())
                        .append(':')
                        .append(finding.line())
                        .append(':')
                        .append(finding.column())
                        .append(": ")
                        .append(word(finding))
                        .append(" [")
                        .append(finding.problem().code().text())
                        .append("] ")
                        .append(finding.problem().message())
                        .append('\n');
            }
        }
        return text.append(count(Severity.ERROR))
                .append(" errors and ")
                .append(count(Severity.WARNING))
                .append(" warnings in ")
                .append(files)
                .append(" files")
                .append(unread.isEmpty() ? "" : "; " + unread.size() + " could not be read")
                .append('\n')
                .toString();
    }

    /** Workflow commands, which GitHub shows beside the changed lines; hints are left out, for it shows ten of a run. */
    private String github() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            if (finding.problem().severity() == Severity.HINT) {
                continue;
            }
            String level =
                    switch (finding.problem().severity()) {
                        case ERROR -> "error";
                        case WARNING -> "warning";
                        case INFORMATION, HINT -> "notice";
                    };
            text.append("::")
                    .append(level)
                    .append(" file=")
                    .append(property(finding.path()))
                    .append(",line=")
                    .append(finding.line())
                    .append(",endLine=")
                    .append(finding.endLine())
                    .append(",col=")
                    .append(finding.column())
                    .append(",endColumn=")
                    .append(finding.endColumn())
                    .append(",title=")
                    .append(property(finding.problem().code().text()))
                    .append("::")
                    .append(escaped(finding.problem().message()))
                    .append('\n');
        }
        for (VPath file : unread) {
            text.append("::error file=").append(property(Finding.path(file))).append("::cannot be read\n");
        }
        return text.toString();
    }

    private Map<String, Object> json() {
        List<Object> list = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("file", finding.path());
            one.put("line", finding.line());
            one.put("column", finding.column());
            one.put("endLine", finding.endLine());
            one.put("endColumn", finding.endColumn());
            one.put("severity", word(finding));
            one.put("code", finding.problem().code().text());
            one.put("message", finding.problem().message());
            one.put("page", LspServer.page(finding.problem().code()));
            list.add(one);
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("naja", Main.version());
        report.put("files", files);
        report.put("unread", unread.stream().map(Finding::path).toList());
        report.put("errors", count(Severity.ERROR));
        report.put("warnings", count(Severity.WARNING));
        report.put("diagnostics", list);
        return report;
    }

    /** SARIF 2.1.0. */
    private Map<String, Object> sarif() {
        List<Object> rules = new ArrayList<>();
        for (DiagnosticCode code : DiagnosticCode.values()) {
            rules.add(Map.of("id", code.text(), "helpUri", LspServer.page(code)));
        }
        List<Object> results = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> region = new LinkedHashMap<>();
            region.put("startLine", finding.line());
            region.put("startColumn", finding.column());
            region.put("endLine", finding.endLine());
            region.put("endColumn", finding.endColumn());
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("artifactLocation", Map.of("uri", uri(finding.path())));
            place.put("region", region);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("ruleId", finding.problem().code().text());
            result.put("level", level(finding.problem().severity()));
            result.put("message", Map.of("text", finding.problem().message()));
            result.put("locations", List.of(Map.of("physicalLocation", place)));
            results.add(result);
        }
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "naja");
        driver.put("version", Main.version());
        driver.put("rules", rules);
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "unicodeCodePoints");
        run.put("invocations", List.of(invocation()));
        run.put("results", results);
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return log;
    }

    private Map<String, Object> invocation() {
        List<Object> notifications = new ArrayList<>();
        for (VPath file : unread) {
            notifications.add(Map.of(
                    "level",
                    "error",
                    "message",
                    Map.of("text", "cannot be read"),
                    "locations",
                    List.of(Map.of(
                            "physicalLocation", Map.of("artifactLocation", Map.of("uri", uri(Finding.path(file))))))));
        }
        Map<String, Object> invocation = new LinkedHashMap<>();
        invocation.put("executionSuccessful", unread.isEmpty());
        invocation.put("toolExecutionNotifications", notifications);
        return invocation;
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.problem().severity() == severity)
                .count();
    }

    private static String word(Finding finding) {
        return finding.problem().severity().name().toLowerCase(Locale.ROOT);
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFORMATION, HINT -> "note";
        };
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return escaped(text).replace(":", "%3A").replace(",", "%2C");
    }

    /** A path as a relative URI reference (RFC 3986): what is neither a letter, a digit nor a mark is percent-encoded in UTF-8. */
    private static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte b : FileNames.bytes(path)) {
            char c = (char) (b & 0xFF);
            boolean isPlain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
            uri.append(
                    isPlain
                            ? String.valueOf(c)
                            : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
        }
        return uri.toString();
    }
}
