"""Reads PDFs as pdfminer, PDFium (the reader of Chrome) and MuPDF do: a line of JSON for each, with the texts of its
pages by each, in the order of their content. usage: readers.py PACKAGES, names on standard input."""

import io
import json
import sys

sys.path.insert(0, sys.argv[1])

import pymupdf
import pypdfium2
from pdfminer.high_level import extract_text_to_fp


def pdfminer(path):
    text = io.StringIO()
    with open(path, "rb") as pdf:
        extract_text_to_fp(pdf, text, laparams=None)
    return text.getvalue().split("\f")


def pdfium(path):
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def mupdf(path):
    with pymupdf.open(path) as document:
        return [page.get_text() for page in document]


for line in sys.stdin:
    name = line.rstrip("\n")
    print(json.dumps({"pdfminer": pdfminer(name), "PDFium": pdfium(name), "MuPDF": mupdf(name)}), flush=True)
