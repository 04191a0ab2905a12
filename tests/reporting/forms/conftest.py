"""The shipped assessment for tests of forms."""

import pytest

from sixelements.domain.assessment import Assessment
from tests.reporting.example import assessment


@pytest.fixture
def shipped() -> Assessment:
    return assessment()
