import pytest

from portalcrawl.demo import Portal, build_portal


@pytest.fixture(scope="session")
def portal() -> Portal:
    return build_portal()
