"""The checks take whatever a file holds, and what passes them all is an assessment."""

from sixelements.content import checks, conversion, cross_file_checks, snapshot
from sixelements.content.schema import ElementModel, ManifestModel
from sixelements.content.toml_access import MANIFEST, ContentProblem, name_of
from tests.content.spoiling import Table, element_table, manifest_table, spoiled

FILE = "3-empower-the-team.toml"


def findings(manifest: Table, element: Table) -> list[ContentProblem]:
    return [
        *(ContentProblem(MANIFEST, place, what) for place, what in checks.manifest(manifest)),
        *(ContentProblem(FILE, place, what) for place, what in checks.element(element)),
        *cross_file_checks.findings(manifest, {FILE: element}, all_read=True),
    ]


def sound(manifest: Table, element: Table) -> bool:
    """Whether the models and the checks find nothing; then it must convert, and be read back the same."""
    try:
        models = ManifestModel.model_validate(manifest), ElementModel.model_validate(element)
    except ValueError:
        return False
    if findings(manifest, element):
        return False
    assessment = conversion.to_domain(models[0], (models[1],))
    assert snapshot.thaw(snapshot.freeze(assessment)) == assessment
    return True


def test_a_file_spoiled_in_any_way_makes_no_check_stumble() -> None:
    """3.2 names practices that are not here, so they are taken out first."""
    manifest, element = manifest_table(), element_table()
    del manifest["technology_waits_for"]
    del element["practices"][0]["prerequisites"]
    for action in element["practices"][0]["actions"]:
        action["also"] = []
    assert sound(manifest, element)
    tables = {MANIFEST: manifest, FILE: element}
    for wrong in spoiled(manifest):
        if isinstance(wrong, dict) and not sound(wrong, element):
            tables[MANIFEST] = wrong
            named(findings(wrong, element), tables)
    tables[MANIFEST] = manifest
    for wrong in spoiled(element):
        if isinstance(wrong, dict) and not sound(manifest, wrong):
            tables[FILE] = wrong
            named(findings(manifest, wrong), tables)


def named(found: list[ContentProblem], tables: dict[str, Table]) -> None:
    """Every finding has a place of one line and a sentence."""
    for finding in found:
        place = name_of(finding.place, tables[finding.file])
        assert place.isprintable()
        assert place or finding.place == ()
        assert finding.what.endswith(".")
