"""JSON Schemas of the assessment files, for authors' editors; made from the models in ``schema``.

``python -m sixelements.content.json_schema`` writes them again after a change to the models.
"""

import json
import sys
from pathlib import Path

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from sixelements import paths
from sixelements.content.schema import ElementModel, ManifestModel

MODELS: dict[str, type[BaseModel]] = {
    "element.schema.json": ElementModel,
    "manifest.schema.json": ManifestModel,
}


class _ForEditors(GenerateJsonSchema):
    """The models as editors of TOML understand them: draft 7, and the keys of every table spelled out."""

    schema_dialect = "http://json-schema.org/draft-07/schema#"

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A table whose keys are known (levels, roles, legs), with each key named and required."""
        table = super().dict_schema(schema)
        keys = table.pop("propertyNames", {}).get("enum")
        if not keys:
            return table
        value = table.pop("additionalProperties")
        return {
            **table,
            "properties": {str(key): value for key in keys},
            "required": [str(key) for key in keys],
            "additionalProperties": False,
        }


def text_of(model: type[BaseModel]) -> str:
    """The JSON Schema of a file model, as it stands in its file."""
    schema = {
        "$schema": _ForEditors.schema_dialect,
        **model.model_json_schema(schema_generator=_ForEditors),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write(folder: Path) -> list[Path]:
    """Write every schema into a folder; the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in MODELS.items():
        (folder / name).write_text(text_of(model), encoding="utf-8", newline="\n")
    return [folder / name for name in MODELS]


if __name__ == "__main__":
    sys.stdout.write("".join(f"{path}\n" for path in write(paths.assessments() / "schema")))
