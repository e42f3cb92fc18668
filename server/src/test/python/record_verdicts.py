#!/usr/bin/env python3
"""Records what real CPythons say about the snippets of src/test/resources/syntax/py3.

Run it whenever a snippet changes or a new Python appears; it needs Python 3.8 or newer itself:

    python3 server/src/test/python/record_verdicts.py python3.6 python3.7 ... python3.14

Every argument is an interpreter, oldest first. It writes two files beside the snippets:

verdicts.txt   the versions, and for every snippet a checksum of its text and one sign per version: + compiles, - does not
trees.txt      for every snippet that the newest version compiles, its ast in the form of naja.judge.syntax.TreeText

The trees leave out what no reader of a syntax tree needs or what ours does not keep: expression contexts, type
comments, the literal pieces of f-strings and the start of a decorated definition (ours begins at its decorator).
"""
import ast
import hashlib
import io
import json
import os
import re
import struct
import subprocess
import sys
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
SNIPPETS = os.path.join(HERE, "..", "resources", "syntax", "py3")
MARK = "=== "
ESCAPED = " [escaped]"


def unescaped(body):
    """The text of an escaped snippet; the same rules as naja.judge.syntax.Snippets."""
    simple = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "0": "\0", "\\": "\\", "s": " "}

    def replace(match):
        escape = match.group(1)
        return chr(int(escape[1:], 16)) if escape[0] == "u" else simple[escape]

    text = re.sub(r"\\(u[0-9a-fA-F]{4}|.)", replace, body.replace("\n", ""))
    return text.encode("utf-16", "surrogatepass").decode("utf-16")


def read_snippets(path):
    """Pairs of title and text."""
    with io.open(path, encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")[:-1]
    at = 0
    while at < len(lines):
        title = lines[at][len(MARK):]
        at += 1
        body = ""
        while at < len(lines) and not lines[at].startswith(MARK):
            body += lines[at] + "\n"
            at += 1
        if title.endswith(ESCAPED):
            title, body = title[:-len(ESCAPED)], unescaped(body)
        yield title, body


def compiles(text):
    try:
        compile(text.encode("utf-8"), "snippet.py", "exec", dont_inherit=True)
        return True
    except (SyntaxError, ValueError, UnicodeDecodeError):
        return False


class Writer:
    """Writes one ast in the form of naja.judge.syntax.TreeText."""

    def __init__(self, text):
        self.out = []
        self.text = text[1:] if text[:1] == "\ufeff" else text
        # CPython's columns count bytes of UTF-8, ours count UTF-16 units.
        self.lines = re.findall("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", self.text)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line.encode("utf-16-le")) // 2)

    def offset(self, line, column):
        if line > len(self.lines):
            return self.starts[-1]
        piece = self.lines[line - 1].encode("utf-8")[:column].decode("utf-8")
        return self.starts[line - 1] + len(piece.encode("utf-16-le")) // 2

    def span(self, node):
        if not hasattr(node, "end_lineno"):
            return ""
        start = str(self.offset(node.lineno, node.col_offset))
        if getattr(node, "decorator_list", None):
            start = "*"
        return " @%s-%d" % (start, self.offset(node.end_lineno, node.end_col_offset))

    def write(self, depth, field, head):
        self.out.append("  " * depth + field + ": " + head)

    def children(self, depth, node):
        for field in node._fields:
            if field not in ("ctx", "type_comment", "kind", "op", "ops", "type_ignores", "str"):
                self.value(depth, field, getattr(node, field, None), node)

    def value(self, depth, field, value, parent):
        if isinstance(value, list):
            for each in value:
                if each is None:
                    self.write(depth, field, "none")
                else:
                    self.value(depth, field, each, parent)
        elif isinstance(value, ast.AST):
            if isinstance(parent, (ast.JoinedStr, TEMPLATE)) and isinstance(value, ast.Constant):
                return
            self.node(depth, field, value)
        elif value is not None:
            self.write(depth, field, str(value))

    def node(self, depth, field, node):
        head = type(node).__name__
        place = self.span(node)
        if isinstance(node, ast.Constant):
            self.write(depth, field, head + " " + constant(node.value) + place)
            return
        if isinstance(node, (ast.BoolOp, ast.BinOp, ast.UnaryOp, ast.AugAssign)):
            head += " " + type(node.op).__name__
        if isinstance(node, ast.Compare):
            head += " [" + ", ".join(type(op).__name__ for op in node.ops) + "]"
        if head == "MatchSingleton":
            self.write(depth, field, "MatchValue" + place)
            self.write(depth + 1, "value", "Constant " + str(node.value) + place)
            return
        if isinstance(node, ast.Name):
            self.write(depth, field, head + " " + node.id + place)
            return
        if field == "format_spec":
            # CPython's place of a format specification is not the same in all its versions.
            place = ""
        self.write(depth, field, head + place)
        self.children(depth + 1, node)


TEMPLATE = getattr(ast, "TemplateStr", ast.JoinedStr)


def quoted(units):
    return '"' + "".join(chr(u) if 32 <= u < 127 and chr(u) not in '"\\' else "\\u%04x" % u for u in units) + '"'


def constant(value):
    if value is None or value is True or value is False:
        return str(value)
    if value is Ellipsis:
        return "Ellipsis"
    if isinstance(value, int):
        return "int " + str(value)
    if isinstance(value, float):
        return "float " + struct.pack(">d", value).hex()
    if isinstance(value, complex):
        return "imaginary " + struct.pack(">d", value.imag).hex()
    if isinstance(value, bytes):
        return "bytes " + quoted(value)
    units = value.encode("utf-16-le", "surrogatepass")
    return "str " + quoted(struct.unpack("<%dH" % (len(units) // 2), units))


def tree(text):
    writer = Writer(text)
    module = ast.parse(text.encode("utf-8"))
    for statement in module.body:
        writer.node(0, "body", statement)
    return "".join(line + "\n" for line in writer.out)


def answer():
    """In the interpreter that is asked: texts on standard input, verdicts (and trees) on standard output."""
    warnings.simplefilter("ignore")
    question = json.load(sys.stdin)
    verdicts = [compiles(text) for text in question["texts"]]
    trees = []
    if question["trees"]:
        trees = [tree(text) if good else "" for text, good in zip(question["texts"], verdicts)]
    json.dump({"version": "%d.%d.%d" % sys.version_info[:3], "verdicts": verdicts, "trees": trees}, sys.stdout)


def ask(interpreter, texts, trees):
    question = json.dumps({"texts": texts, "trees": trees})
    run = subprocess.run([interpreter, os.path.abspath(__file__), "--answer"], input=question.encode("ascii"),
                         stdout=subprocess.PIPE, check=True)
    return json.loads(run.stdout.decode("ascii"))


def main(interpreters):
    snippets = [pair for name in ("valid.txt", "invalid.txt", "unchecked.txt")
                for pair in read_snippets(os.path.join(SNIPPETS, name))]
    titles = [title for title, _ in snippets]
    if len(set(titles)) < len(titles):
        sys.exit("two snippets with one title: %s" % sorted(t for t in set(titles) if titles.count(t) > 1))
    texts = [text for _, text in snippets]
    answers = [ask(each, texts, each == interpreters[-1]) for each in interpreters]
    with io.open(os.path.join(SNIPPETS, "verdicts.txt"), "w", encoding="utf-8", newline="\n") as file:
        file.write("versions %s\n" % " ".join(each["version"] for each in answers))
        for i, (title, text) in enumerate(snippets):
            signs = "".join("+" if each["verdicts"][i] else "-" for each in answers)
            file.write("%s %s %s\n" % (hashlib.sha256(text.encode("utf-8")).hexdigest()[:12], signs, title))
    with io.open(os.path.join(SNIPPETS, "trees.txt"), "w", encoding="utf-8", newline="\n") as file:
        for i, title in enumerate(titles):
            if answers[-1]["verdicts"][i]:
                file.write(MARK + title + "\n" + answers[-1]["trees"][i])


if __name__ == "__main__":
    if sys.argv[1:] == ["--answer"]:
        answer()
    elif len(sys.argv) > 1:
        main(sys.argv[1:])
    else:
        sys.exit(__doc__)
