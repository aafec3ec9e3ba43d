"""Holds PDFs against PDF/A-2a and PDF/UA-1: a line of JSON for each, with the rules that it breaks."""

import json
import sys

import page

PROFILES = ("pdf_a_2a", "pdf_ua_1")


def broken(path):
    found = set()
    for name in PROFILES:
        profile = getattr(page.ValidationProfile, name.upper(), name)
        report = page.validate_pdf(path, profile=profile, limits=page.SafetyLimits.unlimited())
        if report.rules.total < 100:
            raise SystemExit(f"{name} has only {report.rules.total} rules")
        found |= {f"{failure.rule_id}: {failure.message}" for failure in report.failures}
    return sorted(found)


for line in sys.stdin:
    print(json.dumps(broken(line.rstrip("\n"))), flush=True)
