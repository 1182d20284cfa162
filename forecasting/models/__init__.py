"""The models a forecast can be made with, written out by hand."""

from forecasting.models.blend import Blend
from forecasting.models.entries_and_stays import EntriesAndStays
from forecasting.models.model import Model
from forecasting.models.no_change import NoChange
from forecasting.models.pooled import Pooled

MODELS: tuple[Model, ...] = (NoChange(), EntriesAndStays(), Pooled(), Blend())


def model_named(name: str) -> Model:
    """Find a model by its name."""
    for model in MODELS:
        if model.name == name:
            return model
    raise ValueError(
        f'There is no model called "{name}". Choose one of: auto, '
        + ", ".join(model.name for model in MODELS)
        + "."
    )
