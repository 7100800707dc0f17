#!/usr/bin/env python3
"""Measure the structure of the workspace: lines, lengths, documentation, wording of comments, cycles between files.

`python3 contract/structure.py [FOLDER]` prints the figures of the checkout in FOLDER, this one by default.
`--check` also ends with 1 where a figure exceeds its limit.
"""

import argparse
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import median

# A comment that opens with one of these words in place of a noun is a riddle: it does not say what the thing is.
OPENING = re.compile(r"(What|Whose|Who|Whom|Which|How|Why|Where)\b")
ITEM = re.compile(r"^\s*pub (?:const |async |unsafe )*(?:fn|struct|enum|trait|type|const|static|mod|macro)\b")
FUNCTION = re.compile(r"^\s*(?:pub(?:\([^)]*\))? )?(?:const |async )*fn \w+")
DURATION = re.compile(r"^\s*(?:pub(?:\([^)]*\))? )?(?:const|static) \w+: (?:std::time::)?Duration\b", re.M)
TESTS = re.compile(r"#\[cfg\(test\)\]\n(?:#\[[^\n]*\]\n)*(?:pub(?:\(crate\))? )?mod ")
LITERAL = re.compile(r"//[^\n]*|r(#*)\".*?\"\1|\"(?:\\.|[^\"\\])*\"|'(?:\\.[^']*|[^'\\])'", re.S)


def blank(match):
    """Keep the lines of a comment or a literal, and nothing else of it."""
    return "\n" * match[0].count("\n")


class Source:
    """One Rust file."""

    def __init__(self, root, name):
        self.name = name
        self.text = (root / name).read_text(encoding="utf-8")
        self.lines = self.text.splitlines()
        self.is_test = "/tests/" in name or name.endswith("/tests.rs")
        # A module of unit tests stands at the end of its file.
        self.code = "" if self.is_test else TESTS.split(self.text)[0]
        self.plain = LITERAL.sub(blank, self.code)

    def functions(self):
        """Yield the length of each function in lines."""
        lines = self.plain.split("\n")
        for first, line in enumerate(lines):
            if FUNCTION.match(line):
                depth, opened = 0, False
                for last in range(first, len(lines)):
                    depth += lines[last].count("{") - lines[last].count("}")
                    opened = opened or "{" in lines[last]
                    if (opened and depth == 0) or (not opened and lines[last].rstrip().endswith(";")):
                        yield last - first + 1
                        break

    def comments(self):
        """Yield the first line of each comment."""
        inside = False
        for line in self.lines:
            comment = re.match(r"\s*//[/!]? ?(.*)", line)
            if comment and not inside:
                yield comment[1]
            inside = bool(comment)

    def items(self):
        """Yield for each public item whether it is documented."""
        documented = False
        for line in self.code.splitlines():
            if ITEM.match(line):
                yield documented
            stripped = line.strip()
            attribute = stripped.startswith(("#[", ")]"))
            documented = stripped.startswith("///") or (documented and attribute)


def module_of(name):
    """Return the path of a file's module within its crate: shared/x/src/a/b.rs is ("shared/x", ("a", "b"))."""
    crate, _, path = name.partition("/src/")
    parts = path.removesuffix(".rs").split("/")
    return crate, tuple(part for part in parts if part not in ("lib", "main", "mod"))


def cycles(sources):
    """Return the groups of files of one crate that depend on each other."""
    modules = {module_of(source.name): source for source in sources if "/src/" in source.name and source.code}
    exported = {}  # (crate, name at its root) -> module
    for (crate, module), source in modules.items():
        for path, names in re.findall(r"pub(?:\(crate\))? use (?:self::|crate::)?([\w:]+)::(\{[^}]*\}|\w+);", source.plain):
            for name in re.findall(r"\w+", names):
                exported[crate, (*module, name)] = (crate, (*module, *path.split("::")))
    uses = {}
    for (crate, module), source in modules.items():
        code = re.sub(r"pub(?:\(crate\))? use [^;]*;", "", source.plain)
        paths = set()
        for path, names in re.findall(r"\b((?:crate|super|self)(?:::\w+)+|(?:crate|super|self)(?=::\{))(?:::\{([^}]*)\})?", code):
            paths.update(f"{path}::{name}" for name in re.findall(r"[\w:]+", names)) if names else paths.add(path)
        for child in (key for key in modules if key[0] == crate and key[1][:-1] == module and key[1]):
            if re.search(rf"\b{child[1][-1]}::\w", code):
                paths.add(f"self::{child[1][-1]}")
        found = set()
        for path in paths:
            base, parts = module, path.split("::")
            for part in parts:
                base = () if part == "crate" else base[:-1] if part == "super" else base if part == "self" else (*base, part)
            while base and (crate, base) not in modules and (crate, base) not in exported:
                base = base[:-1]
            found.add(exported.get((crate, base), (crate, base)))
        uses[crate, module] = {use for use in found if use in modules and use != (crate, module)}

    def reachable(start):
        seen, stack = set(), [start]
        while stack:
            for use in uses.get(stack.pop(), ()):
                if use not in seen:
                    seen.add(use)
                    stack.append(use)
        return seen

    reach = {module: reachable(module) for module in uses}
    groups = {frozenset(o for o in reach[m] if m in reach[o]) for m in uses if m in reach[m]}
    return sorted(sorted(modules[module].name for module in group) for group in groups)


def percentile(values, percent):
    """Return the value that `percent` of the values do not exceed."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def main():
    """Print the figures, and compare them with their limits."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--check", action="store_true", help="end with 1 where a figure exceeds its limit")
    arguments = parser.parse_args()
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=arguments.folder, capture_output=True, text=True, check=True)
    names = [name for name in tracked.stdout.split("\0") if (arguments.folder / name).is_file()]
    sources = [Source(arguments.folder, name) for name in names if name.endswith(".rs")]
    crates = Counter()
    for source in sources:
        crates[re.split(r"/(?:src|tests|fuzz_targets|build\.rs|examples)\b", source.name)[0]] += len(source.lines)
    for crate, lines in sorted(crates.items()):
        print(f"{lines:7,} lines  {crate}")
    for suffix in ("rs", "js", "py", "md"):
        texts = [(arguments.folder / name).read_text(encoding="utf-8") for name in names if name.endswith("." + suffix)]
        print(f"{sum(text.count(chr(10)) for text in texts):7,} lines  *.{suffix}, {len(texts)} files")
    files = [sum(bool(line.strip()) for line in source.code.splitlines()) for source in sources if source.code]
    functions = [length for source in sources for length in source.functions()]
    print(f"file length      median {median(files):.0f}, 90th percentile {percentile(files, 90)}, without unit tests")
    print(f"function length  median {median(functions):.0f}, 90th percentile {percentile(functions, 90)}")
    items = [documented for source in sources for documented in source.items()]
    print(f"public items     {sum(items)} of {len(items)} documented")
    lines = [line.strip() for source in sources for line in source.lines if line.strip()]
    print(f"comments         {sum(line.startswith('//') for line in lines) / len(lines):.1%} of the lines that are not empty")

    comments = [(source.name, comment) for source in sources for comment in source.comments()]
    riddles = [(name, comment) for name, comment in comments if OPENING.match(comment)]
    included = [source.name for source in sources if re.search(r"^\s*#\[path\b", source.plain, re.M)]
    times = [source.name for source in sources if DURATION.search(source.plain)]
    found = cycles(sources)
    figures = [
        ("comments that open with a riddle", len(riddles), len(comments) * 3 // 100, riddles),
        ("files included with #[path]", len(included), 0, included),
        ("files with a constant duration", len(times), 3, times),
        ("circles between files", len(found), 0, found),
    ]
    for name, value, limit, places in figures:
        share = f" of {len(comments)}" if places is riddles else ""
        print(f"{name}: {value}{share} (at most {limit})")
        if value > limit:
            print("".join(f"    {place}\n" for place in places[:40]), end="")
    return int(arguments.check and any(value > limit for _, value, limit, _ in figures))


if __name__ == "__main__":
    sys.exit(main())
