#!/usr/bin/env python3
"""Invents reports without contradictions, with their truth beside them.

    generate.py --out FOLDER [--count 500] [--seed 1] [--style NAME]

Writes FOLDER/STYLE-0001.txt, .figures.jsonl, .flags.jsonl (empty) and .reports.json. The same seed gives the same files. The wording is that
of real reports, each style's own; it owes nothing to the catalogue, so that what the catalogue lacks shows.
"""
import argparse
import random
from pathlib import Path

from generator import annex, border, campaign, committee_prose, form, funds, party, police_month
from generator.writer import Report

STYLES = {m.__name__.split(".")[-1]: m.make for m in (police_month, committee_prose, campaign, annex, party, form, funds, border)}


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--out", required=True, type=Path)
    options.add_argument("--count", type=int, default=500)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--style", choices=STYLES)
    options = options.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    names = [options.style] if options.style else list(STYLES)
    for i in range(options.count):
        style = names[i % len(names)]
        rng = random.Random(f"{options.seed} {style} {i}")
        STYLES[style](rng, Report).finish(options.out / f"{style.replace('_', '-')}-{i + 1:04d}")


if __name__ == "__main__":
    main()
