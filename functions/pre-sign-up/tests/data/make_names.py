#!/usr/bin/env python3
"""Makes names.txt.gz, the sample of personal names that no rule may refuse.

The sample in the repository was made with Faker 40.54.0 on CPython 3.11. To make it again, outside the repository:

    python3 -m venv /tmp/names
    /tmp/names/bin/pip install Faker==40.54.0
    /tmp/names/bin/python functions/pre-sign-up/tests/data/make_names.py

Every line is `locale<TAB>name` in UTF-8: full names as a form would receive them, and given and family names by
themselves, all in the script of the locale. No name stands there twice, so the number of lines is the number of
different names. Nobody is meant by them: Faker puts them together from lists of frequent parts.

The same Faker gives the same lines; the same zlib gives the same bytes, too.
"""

import gzip
import importlib.metadata
import pathlib
import pkgutil
import sys
import zlib

import faker
import faker.providers.person

OUTPUT = pathlib.Path(__file__).with_name("names.txt.gz")
SEED = 20_240_229
NAMES_PER_LOCALE = 1_400
# A short list of names runs dry; without a limit its locale would be drawn from for ever.
ROUNDS_PER_LOCALE = 20_000
FEWEST_NAMES = 100_000
FEWEST_LOCALES = 50
MOST_BYTES = 1_500_000
# An old spelling of fr_CA: it has the same names and warns when it is used.
DEPRECATED = {"fr_QC"}
# Its provider draws several given names at once, which Faker can only do with weights.
WEIGHTED = {"es_CL"}


def locales() -> list[str]:
    """The locales with names of their own. Faker has more, but fills those with American names."""
    modules = pkgutil.iter_modules(faker.providers.person.__path__)
    return sorted({module.name for module in modules} - DEPRECATED)


def names_of(locale: str, taken: set[str]) -> list[str]:
    """Names of one locale that are not `taken` yet; they are then."""
    # Without weights rare names come up as often as frequent ones, and rare ones are what a rule gets wrong.
    generator = faker.Faker(locale, use_weighting=locale in WEIGHTED)
    generator.seed_instance(SEED)
    names: list[str] = []
    for _ in range(ROUNDS_PER_LOCALE):
        for make in (generator.name, generator.first_name, generator.last_name):
            # Some lists carry stray blanks; every form trims them.
            name = make().strip()
            if any(separator in name for separator in "\t\r\n"):
                sys.exit(f"{locale}: {name!r} does not fit into one line")
            if name and name not in taken:
                taken.add(name)
                names.append(name)
            if len(names) == NAMES_PER_LOCALE:
                # Code points sort like UTF-8 bytes, and neighbours that are alike compress better.
                return sorted(names)
    return sorted(names)


def main() -> None:
    taken: set[str] = set()
    sample = {locale: names_of(locale, taken) for locale in locales()}
    lines = [f"{locale}\t{name}\n" for locale, names in sample.items() for name in names]
    packed = gzip.compress("".join(lines).encode(), compresslevel=9, mtime=0)
    filled = [locale for locale, names in sample.items() if names]
    if len(lines) < FEWEST_NAMES or len(filled) < FEWEST_LOCALES or len(packed) > MOST_BYTES:
        sys.exit(f"not written: {len(lines)} names in {len(filled)} locales, {len(packed)} bytes")
    OUTPUT.write_bytes(packed)
    shortest = sorted(sample, key=lambda locale: len(sample[locale]))[:5]
    print(f"Faker {importlib.metadata.version('Faker')}, zlib {zlib.ZLIB_RUNTIME_VERSION}")
    print(f"{len(lines)} names in {len(filled)} locales, {len(packed)} bytes")
    print("fewest:", ", ".join(f"{locale} {len(sample[locale])}" for locale in shortest))


if __name__ == "__main__":
    main()
