"""Reads a folder of reports as anybody would, and prints what is in them as JSON."""

import csv
import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import openpyxl


def pdf(path: Path) -> dict:
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True).stdout.decode()
    info = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True).stdout.decode()
    pages = [page for page in text.split("\f") if page.strip()]
    return {"text": text, "pages": pages, "info": dict(line.split(":", 1) for line in info.splitlines() if ":" in line)}


def workbook(path: Path) -> dict:
    book = openpyxl.load_workbook(path)
    return {
        "sheets": {
            sheet.title: {
                "rows": [[str(cell.value) if cell.value is not None else None for cell in row] for row in sheet.iter_rows()],
                "types": [[cell.data_type if not cell.is_date else "date" for cell in row] for row in sheet.iter_rows()],
                "filter": sheet.auto_filter.ref,
                "frozen": sheet.freeze_panes,
            }
            for sheet in book.worksheets
        },
        "custom": {each.name: each.value for each in book.custom_doc_props.props},
    }


def table(path: Path) -> dict:
    text = path.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    again = io.StringIO(newline="")
    csv.writer(again, quoting=csv.QUOTE_ALL).writerows(rows)
    return {"rows": rows, "same": again.getvalue().rstrip("\r\n") == text.rstrip("\r\n")}


def report(path: Path, schema: Path) -> dict:
    checker = jsonschema.Draft202012Validator(json.loads(schema.read_text()))
    checker.check_schema(checker.schema)
    value = json.loads(path.read_text())
    spoilt = {**value, "added": 1}
    rest = {key: inner for key, inner in value.items() if key != "digest"}
    canonical = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {
        "digest": hashlib.sha256(canonical.encode()).hexdigest(),
        "errors": [error.message for error in checker.iter_errors(value)],
        "spoilt": [error.message for error in checker.iter_errors(spoilt)],
    }


folder, schema = Path(sys.argv[1]), Path(sys.argv[2])
print(
    json.dumps(
        {
            "pdf": pdf(folder / "report.pdf"),
            "xlsx": workbook(folder / "report.xlsx"),
            "csv": table(folder / "report.csv"),
            "json": report(folder / "report.json", schema),
        }
    )
)
