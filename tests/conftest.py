"""What every test needs: no keyring of the developer's, no screen, a hypothesis profile."""

import os

os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import HealthCheck, settings

settings.register_profile(
    "fieldreg",
    deadline=None,  # two shared cores: a slow machine is no failure
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)
settings.load_profile("fieldreg")
