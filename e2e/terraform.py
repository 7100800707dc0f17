"""A Terraform module as plain data, and the references between its parts. Needs python-hcl2, and no Terraform."""

import re
import sys

try:
    import hcl2
except ImportError as error:
    sys.exit(f"{error}: run `pip install python-hcl2` and start this script with that Python")

# A part of the module, and an attribute of it if there is one: aws_iam_role.function[each.key].name
REFERENCE = re.compile(
    r"(?<![\w.-])((?:var|local)\.\w+|module\.\w+|(?:data\.)?(?:aws|archive)_\w+\.\w+)((?:\[[^\]]*\])*)(?:\.(\w+))?"
)


def read(folder):
    """The parts of the module in a folder by their address, such as var.name, local.zips and aws_iam_role.function."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.tf"))]
    return parsed("\n".join(texts))


def parsed(text):
    """The parts in a text by their address."""
    parts = {}
    for kind, blocks in plain(hcl2.loads(text)).items():
        for block in blocks:
            for address, body in addressed(kind, block):
                if address in parts:
                    sys.exit(f"{address} is declared twice")
                parts[address] = body
    return parts


def addressed(kind, block):
    """Address and content of each part that a block declares."""
    match kind:
        case "locals":
            yield from ((f"local.{name}", value) for name, value in block.items())
        case "variable" | "output" | "module" | "provider":
            prefix = {"variable": "var"}.get(kind, kind)
            yield from ((f"{prefix}.{name}", body) for name, body in block.items())
        case "resource" | "data":
            prefix = "data." if kind == "data" else ""
            for type_name, named in block.items():
                yield from ((f"{prefix}{type_name}.{name}", body) for name, body in named.items())
        case "terraform":
            yield "terraform", block
        case _:
            sys.exit(f"this script does not support the block {kind}")


def plain(value):
    """The value without the quotation marks and notes of the parser. An expression stays text: ${var.name}."""
    if isinstance(value, dict):
        return {unquoted(name): plain(one) for name, one in value.items() if not name.startswith("__")}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return unquoted(value) if isinstance(value, str) else value


def unquoted(text):
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if len(text) > 1 and text[0] == text[-1] == '"' else text


def texts(value):
    """Every text in a value."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, str):
        yield value


def references(value):
    """Every reference in a value: the address, and the attribute or None."""
    return {(found[1], found[3]) for text in texts(value) for found in REFERENCE.finditer(text)}


def of_type(parts, type_name):
    """The resources of a type, by their address."""
    return {address: body for address, body in parts.items() if address.startswith(f"{type_name}.")}


def inside(value, path):
    """The value at a path of names and positions, or None. A list of one entry stands for the entry."""
    for name in path.split("/") if path else []:
        if isinstance(value, list):
            position = int(name) if name.isdecimal() else 0
            value = value[position] if position < len(value) and (name.isdecimal() or len(value) == 1) else None
            if name.isdecimal():
                continue
        value = value.get(name) if isinstance(value, dict) else None
    return value
