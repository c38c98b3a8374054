"""Reads a workbook (XLSX) on stdin with openpyxl, and prints the rows of its only sheet as JSON: days as text, empty cells
as null."""
import datetime
import io
import json
import sys

import openpyxl


def plain(value):
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return value


book = openpyxl.load_workbook(io.BytesIO(sys.stdin.buffer.read()), read_only=False, data_only=False)
(sheet,) = book.worksheets
json.dump([[plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)], sys.stdout)
