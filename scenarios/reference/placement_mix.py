"""Where looked-after children of each age live: the share of each kind of home.

Modelled, not observed: the age gradient of Connecticut's published counts (Department of Children
and Families, public domain) fitted to England's 2024 margins (DfE, Children looked after in
England, Open Government Licence v3). A prior for an authority with few figures of its own.
"""

from forecasting.placement import PlacementGroup

# Per cent, by the ages the source has; each row sums to 100 but for its rounding.
SHARES: dict[tuple[int, int], dict[PlacementGroup, float]] = {
    (0, 4): {
        PlacementGroup.KINSHIP: 24.1,
        PlacementGroup.FOSTERING: 54.1,
        PlacementGroup.RESIDENTIAL: 0.0,
        PlacementGroup.PARENTS: 6.9,
        PlacementGroup.ADOPTION: 10.6,
        PlacementGroup.SUPPORTED: 0.0,
        PlacementGroup.OTHER: 4.3,
    },
    (5, 9): {
        PlacementGroup.KINSHIP: 24.7,
        PlacementGroup.FOSTERING: 62.3,
        PlacementGroup.RESIDENTIAL: 1.5,
        PlacementGroup.PARENTS: 7.6,
        PlacementGroup.ADOPTION: 2.3,
        PlacementGroup.SUPPORTED: 0.0,
        PlacementGroup.OTHER: 1.6,
    },
    (10, 15): {
        PlacementGroup.KINSHIP: 16.1,
        PlacementGroup.FOSTERING: 57.5,
        PlacementGroup.RESIDENTIAL: 15.0,
        PlacementGroup.PARENTS: 7.0,
        PlacementGroup.ADOPTION: 0.1,
        PlacementGroup.SUPPORTED: 0.0,
        PlacementGroup.OTHER: 4.4,
    },
    (16, 17): {
        PlacementGroup.KINSHIP: 6.2,
        PlacementGroup.FOSTERING: 32.8,
        PlacementGroup.RESIDENTIAL: 16.4,
        PlacementGroup.PARENTS: 4.2,
        PlacementGroup.ADOPTION: 0.0,
        PlacementGroup.SUPPORTED: 27.6,
        PlacementGroup.OTHER: 12.9,
    },
}
