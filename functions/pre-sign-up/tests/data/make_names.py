#!/usr/bin/env python3
"""Writes names.txt.gz, the sample of personal names that no rule may refuse.

The sample in the repository is from Faker 40.54.0 on CPython 3.11. These commands re-create it:

    python3 -m venv /tmp/names
    /tmp/names/bin/pip install Faker==40.54.0
    /tmp/names/bin/python functions/pre-sign-up/tests/data/make_names.py

Every line is `locale<TAB>name` in UTF-8: full names, given names and family names in the script of the locale. All lines
differ. The names are not of real people: Faker combines frequent parts at random.

The same version of Faker gives the same lines, and the same version of zlib gives the same bytes.
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
# A locale with few names never reaches NAMES_PER_LOCALE.
ROUNDS_PER_LOCALE = 20_000
FEWEST_NAMES = 100_000
FEWEST_LOCALES = 50
MOST_BYTES = 1_500_000
# The former name of fr_CA, with the same names. Faker warns about its use.
DEPRECATED = {"fr_QC"}
# Locales whose provider draws several given names at once, which Faker supports only with weights.
WEIGHTED = {"es_CL"}


def locales() -> list[str]:
    """The locales that have their own names. Faker fills its other locales with American names."""
    modules = pkgutil.iter_modules(faker.providers.person.__path__)
    return sorted({module.name for module in modules} - DEPRECATED)


def names_of(locale: str, taken: set[str]) -> list[str]:
    """Up to NAMES_PER_LOCALE names of a locale that are not in `taken`. Adds them to `taken`."""
    # Without weights, rare names are as likely as frequent ones. Rare names reveal the mistakes of a rule.
    generator = faker.Faker(locale, use_weighting=locale in WEIGHTED)
    generator.seed_instance(SEED)
    names: list[str] = []
    for _ in range(ROUNDS_PER_LOCALE):
        for make in (generator.name, generator.first_name, generator.last_name):
            # Some lists contain stray blanks, which sign-up forms trim.
            name = make().strip()
            if any(separator in name for separator in "\t\r\n"):
                sys.exit(f"{locale}: {name!r} does not fit into one line")
            if name and name not in taken:
                taken.add(name)
                names.append(name)
            if len(names) == NAMES_PER_LOCALE:
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
