"""The form filled by two libraries that browsers and services use. Skipped where Node lacks them.

To run it: ``npm install pdf-lib pdfjs-dist@4`` in a folder outside of this one, and ``NODE_PATH`` set to its
``node_modules``.
"""

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.intake.test_pdf_forms import ASKED, take, the_form
from tests.patience import PATIENCE

SCRIPTS = {
    "pdf-lib": """
const { PDFDocument } = require("pdf-lib");
const [form, chosen, out] = process.argv.slice(2);
(async () => {
  const pdf = await PDFDocument.load(fs.readFileSync(form));
  for (const [name, value] of Object.entries(JSON.parse(chosen)))
    pdf.getForm().getRadioGroup(name).select(value);
  fs.writeFileSync(out, await pdf.save());
})();
""",
    "pdfjs-dist": """
const path = require("path");
const [form, chosen, out] = process.argv.slice(2);
(async () => {
  const build = path.dirname(require.resolve("pdfjs-dist/package.json")) + "/legacy/build/pdf.mjs";
  const pdfjs = await import(build);
  const pdf = await pdfjs.getDocument({ data: new Uint8Array(fs.readFileSync(form)), verbosity: 0 }).promise;
  const wanted = JSON.parse(chosen);
  for (let n = 1; n <= pdf.numPages; n++)
    for (const field of await (await pdf.getPage(n)).getAnnotations())
      if (field.radioButton && field.fieldName in wanted)
        pdf.annotationStorage.setValue(field.id, { value: field.buttonValue === wanted[field.fieldName] });
  fs.writeFileSync(out, await pdf.saveDocument());
  process.exit(0);
})();
""",
}


@cache
def has(package: str) -> bool:
    node = shutil.which("node")
    if node is None:
        return False
    asked = [node, "-e", f"require.resolve('{package}/package.json')"]
    return subprocess.run(asked, capture_output=True, check=False, timeout=PATIENCE).returncode == 0


@pytest.mark.parametrize("package", SCRIPTS)
def test_a_form_that_it_fills_in_is_read_as_it_was_marked(package: str, tmp_path: Path) -> None:
    if not has(package):
        pytest.skip(f"Node or its package {package} is not at hand")
    chosen = {name: one.choices[len(name) % 5].value for name, one in ASKED.items()}
    form, out, script = tmp_path / "form.pdf", tmp_path / "out.pdf", tmp_path / "fill.cjs"
    form.write_bytes(the_form())
    script.write_text('const fs = require("fs");' + SCRIPTS[package], encoding="utf-8")
    command = ["node", str(script), str(form), json.dumps(chosen), str(out)]
    ran = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=PATIENCE, env={**os.environ}
    )
    assert ran.returncode == 0, ran.stderr
    (sheet,) = take(out.read_bytes(), tmp_path).sheets
    assert {item: str(answer.code) for item, answer in sheet.answers.items()} == chosen
