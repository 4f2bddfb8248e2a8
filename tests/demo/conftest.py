import pytest

from portalcrawl.demo import STYLES, Portal, build_portal


@pytest.fixture(scope="session")
def portal() -> Portal:
    return build_portal()


@pytest.fixture(scope="session", params=["taiwan", "english"])
def style(request: pytest.FixtureRequest) -> str:
    """Each style that is made of stories."""
    return str(request.param)


@pytest.fixture(scope="session")
def styled(style: str) -> Portal:
    """The whole portal in that style."""
    return STYLES[style]()
