"""Holds YAML files against a JSON Schema with the validator of the Python world: an opinion of its own on the schemas.

usage: validate.py < [{"schema": {...}, "text": "..."}, ...]
Writes for each whether the schema takes the text: a list of true, false, or null where the text is no YAML.
"""
import datetime
import json
import sys

import jsonschema
import ruamel.yaml


def plain(value):
    """Only what JSON knows. YAML's core schema has no dates, and editors read it."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return str(value)
    return value


validators = {}


def verdict(job):
    try:
        value = plain(ruamel.yaml.YAML(typ="safe", pure=True).load(job["text"]))
    except ruamel.yaml.YAMLError:
        return None
    key = json.dumps(job["schema"])
    if key not in validators:
        jsonschema.Draft7Validator.check_schema(job["schema"])
        validators[key] = jsonschema.Draft7Validator(job["schema"])
    return validators[key].is_valid(value)


print(json.dumps([verdict(job) for job in json.load(sys.stdin)]))
