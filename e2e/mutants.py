"""Counter-proof of a list of checks: a wrong value anywhere must be a finding."""

import copy


def survivors(value, check, is_free):
    """The paths whose values no check reads. `check` returns findings; `is_free` tells where any value may stand."""
    return [path for path in leaves(value) if not is_free(path) and not check(mutant(value, path))]


def mutant(value, path):
    """A copy of the value with a wrong text at one path."""
    wrong = copy.deepcopy(value)
    owner = wrong
    for name in path[:-1]:
        owner = owner[name]
    owner[path[-1]] = "wrong"
    return wrong


def leaves(value, path=()):
    """The path of every value that is neither an object nor a list."""
    if isinstance(value, (dict, list)):
        for name, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(one, (*path, name))
    else:
        yield path
