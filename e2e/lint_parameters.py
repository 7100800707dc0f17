"""Checks the parameters of a template, its rules, and the environments of samconfig.toml."""

import re
import tomllib

import sam_parameters
from cloudformation import ROOT, broken_rules

CONFIG = ROOT / "samconfig.toml"


def description_findings(template):
    parameters = template["Parameters"]
    return [f"{name} has no description" for name, one in parameters.items() if not one.get("Description", "").strip()]


def group_findings(template):
    """The console shows a parameter without a group at the end, under another heading."""
    groups = template["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]
    grouped = [name for group in groups for name in group["Parameters"]]
    findings = [f"{name} is in {grouped.count(name)} groups" for name in template["Parameters"] if grouped.count(name) != 1]
    return findings + [f"a group names {name}, which is not a parameter" for name in set(grouped) - set(template["Parameters"])]


def locale_findings(template):
    """The init phase fails for a default locale without a file, so the template must not allow one."""
    tags = sorted(path.stem for path in (ROOT / "templates" / "locales").glob("*.ftl"))
    allowed = template["Parameters"]["DefaultLocale"].get("AllowedValues", [])
    return [] if allowed == tags else [f"AllowedValues of DefaultLocale are {allowed}; they should be {tags}"]


def pattern_findings(template):
    """CloudFormation reads patterns with Java; its emulators, cfn-lint and this project's tests use other engines."""
    findings = []
    for name, one in template["Parameters"].items():
        try:
            pattern = re.compile(one.get("AllowedPattern", ""))
        except re.error as error:
            findings.append(f"{name}: {error}")
        else:
            if "AllowedPattern" in one and not pattern.fullmatch(str(one.get("Default", ""))):
                findings.append(f"{name} does not accept its own default")
    return findings


def rule_findings(template, broken):
    """Each of these sets of parameters breaks exactly the rule that its text begins, and each rule is broken by one."""
    findings, found = [], set()
    defaults = sam_parameters.complete(template, {})
    for overrides, beginning in broken.items():
        descriptions = broken_rules(template, defaults | parsed(overrides))
        found.update(descriptions)
        if len(descriptions) != 1 or not descriptions[0].startswith(beginning):
            findings.append(f"{overrides} breaks {descriptions}, not {beginning}")
    rules = template.get("Rules", {})
    every = {assertion["AssertDescription"] for rule in rules.values() for assertion in rule["Assertions"]}
    return findings + [f"nothing here breaks: {description}" for description in sorted(every - found)]


def parsed(overrides):
    """Parameters as `One=value, Other=value`, by name."""
    return dict(override.split("=", 1) for override in overrides.split(", ") if override)


def environment_findings(templates):
    """The environments of samconfig.toml, with the templates by file name."""
    config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    findings = []
    for name, commands in config.items():
        if isinstance(commands, dict):
            findings += sum(map(list, (command_findings(name, commands), override_findings(name, templates))), [])
    return findings


def command_findings(name, commands):
    for command, sections in commands.items():
        parameters = sections.get("parameters", {})
        if command != "global" and "parameter_overrides" in parameters:
            yield f"[{name}.{command}] has parameters that other commands do not read"
        if command in ("global", "deploy") and {"template", "template_file"} & set(parameters):
            yield f"[{name}.{command}] names a template, so sam deploy would upload sources instead of the built functions"
    built, validated = (sam_parameters.template_file(CONFIG, name, command) for command in ("build", "validate"))
    if built != validated:
        yield f"[{name}] builds {built} but validates {validated}"


def override_findings(name, templates):
    file = sam_parameters.template_file(CONFIG, name)
    if file not in templates:
        yield f"[{name}.build] names the template {file}; there are {', '.join(templates)}"
        return
    names = sam_parameters.overrides(CONFIG, name)[0]
    yield from (f"[{name}] sets {one}, which {file} lacks" for one in names if one not in templates[file]["Parameters"])
    if "Architecture" not in names:
        yield f"[{name}.global] does not set Architecture"
